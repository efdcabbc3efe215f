using System.Globalization;

namespace Evidence.Hosting.Tests.Teams;

/// <summary>A clock that goes as the real one does, from a fixed day on: the samples' evidence is fresh then.</summary>
internal sealed class OffsetTime : TimeProvider
{
    private readonly TimeSpan _offset = DateTimeOffset.Parse("2026-11-01T09:00:00Z", CultureInfo.InvariantCulture) - System.GetUtcNow();

    public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + _offset;
}
