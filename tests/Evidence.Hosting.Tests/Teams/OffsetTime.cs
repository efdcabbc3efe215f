using System.Globalization;

namespace Evidence.Hosting.Tests.Teams;

/// <summary>A clock that goes as the real one does, from a fixed day on: the samples' evidence is fresh then.</summary>
internal sealed class OffsetTime : TimeProvider
{
    private TimeSpan _offset = DateTimeOffset.Parse("2026-11-01T09:00:00Z", CultureInfo.InvariantCulture) - System.GetUtcNow();

    /// <summary>Jumps ahead.</summary>
    public void Jump(TimeSpan ahead) => _offset += ahead;

    public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + _offset;
}
