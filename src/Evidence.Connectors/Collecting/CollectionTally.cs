using Evidence.Connectors.Http;
using Evidence.Packs;
using Evidence.Workspaces;
using Microsoft.Extensions.Logging;

namespace Evidence.Connectors.Collecting;

/// <summary>Counts what was expected against what was received, and keeps the gaps. Safe to use from several tasks at once.</summary>
internal sealed class CollectionTally(SourceDefinition source, Func<string, string> clean, ILogger logger)
{
    private readonly Lock _lock = new();
    private const int MaxGaps = 500;
    private const int MaxLine = 1000;
    private readonly HashSet<CollectionGap> _gaps = [];
    private readonly Dictionary<string, (long Count, string? Remedy)> _more = new(StringComparer.Ordinal);
    private long _expected;
    private long _received;
    private long _known;
    private long _missed;
    private bool _isOpen;
    private bool _isUnusable;

    /// <summary>How many were received so far.</summary>
    public long Received => Interlocked.Read(ref _received);

    /// <summary>How many gaps there are so far.</summary>
    public int Gaps
    {
        get
        {
            lock (_lock)
            {
                return _gaps.Count;
            }
        }
    }

    /// <summary>The source said that there are so many more.</summary>
    public void Expect(long count = 1) => Interlocked.Add(ref _expected, count);

    /// <summary>One of the expected was received.</summary>
    public void Receive(bool wasKnown)
    {
        Interlocked.Increment(ref _received);
        Interlocked.Add(ref _known, wasKnown ? 1 : 0);
    }

    /// <summary>One of the expected is missing.</summary>
    public void Miss(string what, SourceFaultException fault)
    {
        Interlocked.Increment(ref _missed);
        Add(fault.ToGap(what), fault.IsAboutSource);
    }

    /// <summary>One of the expected is missing for a reason that lies in the item.</summary>
    public void Miss(CollectionGap gap)
    {
        Interlocked.Increment(ref _missed);
        Add(gap, isUnusable: false);
    }

    /// <summary>A listing could not be read to its end: how many there are in all is unknown from here on.</summary>
    public void Break(string what, SourceFaultException fault)
    {
        Volatile.Write(ref _isOpen, true);
        Add(fault.ToGap(what), fault.IsAboutSource);
    }

    /// <summary>Something is missing that nobody counted.</summary>
    public void Note(CollectionGap gap) => Add(gap, isUnusable: false);

    /// <summary>The outcome.</summary>
    public SourceOutcome ToOutcome(long requests)
    {
        var unexplained = _expected - _received - _missed;
        if (unexplained != 0 && !_isOpen)
        {
            Note(new($"{Math.Abs(unexplained)} of {_expected} items", unexplained > 0 ? "They were listed and neither received nor told to be missing." : "More were received than were listed.",
                "Collect again; if it stays so, report it as a fault of the connector."));
        }

        var state = _gaps.Count == 0 ? SourceState.Complete : _received == 0 && _isUnusable ? SourceState.Failed : SourceState.Partial;
        var more = _more.Select(pair => new CollectionGap($"{pair.Value.Count} more", pair.Key, pair.Value.Remedy));
        var gaps = _gaps.OrderBy(gap => gap.What, StringComparer.Ordinal).ThenBy(gap => gap.Why, StringComparer.Ordinal)
            .Concat(more.OrderBy(gap => gap.Why, StringComparer.Ordinal)).ToList();
        return new(source.Id, source.Type, state, _isOpen ? null : _expected, _received, _known, gaps, requests);
    }

    // Names and messages of others may be long and have line ends.
    private string Line(string text)
    {
        var line = clean(text).ReplaceLineEndings(" ");
        return line.Length <= MaxLine ? line : $"{line[..MaxLine]}...";
    }

    private void Add(CollectionGap gap, bool isUnusable)
    {
        var safe = new CollectionGap(Line(gap.What), Line(gap.Why), gap.Remedy is null ? null : Line(gap.Remedy));
        ConnectorLog.Gap(logger, source.Id, safe.What, safe.Why);
        lock (_lock)
        {
            _isUnusable |= isUnusable;
            if (_gaps.Count < MaxGaps)
            {
                _gaps.Add(safe);
            }
            else if (!_gaps.Contains(safe))
            {
                // Thousands of gaps of a kind are told by their number.
                _more[safe.Why] = (_more.GetValueOrDefault(safe.Why).Count + 1, safe.Remedy);
            }
        }
    }
}
