using Evidence.Connectors.Archives;

namespace Evidence.Connectors.MLflow;

/// <summary>Rows on their way into one JSON document, in a temporary file: a history can be larger than memory.</summary>
internal sealed class HistoryFile : IDisposable
{
    private readonly Spool _spool = new();
    private FileStream? _file;

    /// <summary>How many rows there are.</summary>
    public long Count { get; private set; }

    public async Task AddAsync(IEnumerable<byte[]> rows, CancellationToken cancellationToken)
    {
        if (_file is null)
        {
            _file = _spool.Create();
            await _file.WriteAsync("{\"metrics\":["u8.ToArray(), cancellationToken).ConfigureAwait(false);
        }

        foreach (var row in rows)
        {
            await _file.WriteAsync(Count++ == 0 ? row : [(byte)',', .. row], cancellationToken).ConfigureAwait(false);
        }
    }

    public async Task FinishAsync(CancellationToken cancellationToken)
    {
        await _file!.WriteAsync("]}"u8.ToArray(), cancellationToken).ConfigureAwait(false);
        await _file.DisposeAsync().ConfigureAwait(false);
    }

    public FileStream OpenRead() => _spool.OpenRead();

    public void Dispose()
    {
        _file?.Dispose();
        _spool.Dispose();
    }
}
