namespace Evidence.Connectors.Http;

/// <summary>How far a listing has been read.</summary>
internal sealed class PagingProgress
{
    private readonly HashSet<string> _asked = new(StringComparer.Ordinal);
    private readonly HashSet<string> _ids = new(StringComparer.Ordinal);
    private long _received;
    private int _pages;

    /// <summary>How many items the source says there are; null: it does not say.</summary>
    public long? Total { get; set; }

    /// <summary>Notes a request; the same one twice would go on forever.</summary>
    public void Ask(SourceRequest request)
    {
        if (!_asked.Add($"{request.Path}?{string.Join('&', request.Query)}#{request.Body}"))
        {
            throw Locate(new(SourceFaultKind.Malformed, $"Page {_pages} leads back to a page that was read already, so the listing has no end.",
                "This is a fault of the system or of a cache before it; report it to its operator."));
        }

        _pages++;
    }

    /// <summary>True where no earlier item had that id. Items without an id all count.</summary>
    public bool IsNew(string? id) => id is null || _ids.Add(id);

    /// <summary>A page that brings only what was there before is a page that repeats.</summary>
    public void Check(int count, int fresh)
    {
        _received += fresh;
        if (count > 0 && fresh == 0)
        {
            throw Locate(new(SourceFaultKind.Malformed, $"Page {_pages} repeats an earlier page, so the rest of the listing is unknown.",
                "This is a fault of the system or of a cache before it; report it to its operator."));
        }
    }

    /// <summary>The numbers must agree.</summary>
    public void Reconcile()
    {
        if (Total is { } total && total > _received)
        {
            throw Locate(new(SourceFaultKind.Incomplete, $"The source states {total} items and listed {_received}.", "Collect again; items may have been removed meanwhile."));
        }
    }

    /// <summary>The fault with how far reading had come.</summary>
    public SourceFaultException Locate(SourceFaultException fault) => _pages <= 1 ? fault : fault.At($"after the first {_received}");
}
