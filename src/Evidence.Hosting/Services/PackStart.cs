namespace Evidence.Hosting.Services;

/// <summary>A pack that was asked for.</summary>
/// <param name="PackId">Its id.</param>
/// <param name="AsOf">The time it is judged at.</param>
/// <param name="IsNew">False where the run was there already.</param>
public sealed record PackStart(string PackId, DateTimeOffset AsOf, bool IsNew);
