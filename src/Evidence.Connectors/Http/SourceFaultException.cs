using System.Net;
using Evidence.Packs;

namespace Evidence.Connectors.Http;

/// <summary>
/// Carries what went wrong with a source from where it happened to where it becomes a gap. It never leaves a connector. The texts are one line each and hold no secret.
/// </summary>
internal sealed class SourceFaultException : Exception
{
    public SourceFaultException(SourceFaultKind kind, string why, string? remedy = null, HttpStatusCode? status = null, bool endsCollection = false, Exception? innerException = null)
        : base(why.ReplaceLineEndings(" ").Trim(), innerException)
    {
        Kind = kind;
        Remedy = remedy?.ReplaceLineEndings(" ").Trim();
        Status = status;
        EndsCollection = endsCollection;
    }

    public SourceFaultKind Kind { get; }

    /// <summary>What to do about it.</summary>
    public string? Remedy { get; }

    /// <summary>The status code, where there was an answer.</summary>
    public HttpStatusCode? Status { get; }

    /// <summary>True where every further request would end the same way, so that asking on is no use.</summary>
    public bool EndsCollection { get; }

    /// <summary>The system's own code of the error, where it gives one.</summary>
    public string? Code { get; init; }

    /// <summary>How far it had come, for the gap: <c>after the first 600</c>.</summary>
    public string? Position { get; init; }

    /// <summary>True where it speaks against the source as a whole, and not against one item of it.</summary>
    public bool IsAboutSource => EndsCollection || Kind is SourceFaultKind.Unreachable or SourceFaultKind.AddressRefused or SourceFaultKind.Unauthorised
        or SourceFaultKind.Forbidden or SourceFaultKind.Throttled or SourceFaultKind.ServerError or SourceFaultKind.Redirected or SourceFaultKind.Malformed;

    /// <summary>The same with how far it had come.</summary>
    public SourceFaultException At(string position) => new(Kind, Message, Remedy, Status, EndsCollection, this) { Code = Code, Position = position };

    /// <summary>The gap it leaves.</summary>
    public CollectionGap ToGap(string what) => new(Position is null ? what : $"{what}, {Position}", Message, Remedy);
}
