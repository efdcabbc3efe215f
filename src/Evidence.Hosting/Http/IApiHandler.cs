using Microsoft.AspNetCore.Http;

namespace Evidence.Hosting.Http;

/// <summary>Carries out one operation; the same in both hosts.</summary>
public interface IApiHandler
{
    /// <summary>Which operation.</summary>
    ApiOperation Operation { get; }

    /// <summary>Carries it out. An <see cref="ApiAnswer"/> can be given again to a repeated request; other results are written once.</summary>
    /// <exception cref="EvidenceException">What becomes a problem for the caller.</exception>
    Task<IResult> HandleAsync(ApiCall call);
}
