namespace Evidence.DurableTask.Sqlite.Storage;

/// <summary>How long to wait before looking again: short after something happened, growing by half while nothing does.</summary>
internal sealed class PollingPace(TimeSpan shortest, TimeSpan longest)
{
    private double _factor = 1;

    public TimeSpan Current => shortest * _factor < longest ? shortest * _factor : longest;

    public void Quicken() => _factor = 1;

    public void Slow()
    {
        if (Current < longest)
        {
            _factor *= 1.5;
        }
    }
}
