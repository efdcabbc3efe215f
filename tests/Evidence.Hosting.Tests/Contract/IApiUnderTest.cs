namespace Evidence.Hosting.Tests.Contract;

/// <summary>A running host of the API over the sample workspace.</summary>
public interface IApiUnderTest : IAsyncLifetime
{
    /// <summary>Calls the host; its base address is the host's root.</summary>
    HttpClient Client { get; }

    /// <summary>Why it cannot run here; null: it runs.</summary>
    string? Missing { get; }
}
