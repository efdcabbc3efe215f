using Evidence.Packs;

namespace Evidence.Notifications;

/// <summary>Evidence of a release that has gone stale, or soon will.</summary>
/// <param name="Evidence">Which.</param>
/// <param name="MadeAt">When what it says was measured, the latest of it; where it does not say, when it was made.</param>
/// <param name="StaleAt">From when on it no longer counts.</param>
/// <param name="Window">How long it counts as fresh.</param>
/// <param name="IsStale">True: it no longer counts; false: it soon will not.</param>
public sealed record AgingArtifact(CollectedArtifact Evidence, DateTimeOffset MadeAt, DateTimeOffset StaleAt, TimeSpan Window, bool IsStale)
{
    /// <summary>The same as long as the evidence and its state are: people are told once of each.</summary>
    public string Key => $"{Evidence.Artifact.Digest.Hex}|{MadeAt.UtcDateTime:yyyyMMdd'T'HHmmss}|{(IsStale ? "stale" : "going-stale")}";

    /// <summary>What is said of it, in a line.</summary>
    public string Line
    {
        get
        {
            var kind = Evidence.Kinds is [var first, ..] ? $"{first}: " : "";
            var days = Math.Max(1, (int)Math.Round(Window.TotalDays));
            return $"{kind}{Evidence.Artifact.Name} ({Evidence.Artifact.Provenance.Source}), made {MadeAt.UtcDateTime:yyyy-MM-dd}, "
                + $"{(IsStale ? "stale since" : "goes stale on")} {StaleAt.UtcDateTime:yyyy-MM-dd} (fresh for {days} {(days == 1 ? "day" : "days")})";
        }
    }
}
