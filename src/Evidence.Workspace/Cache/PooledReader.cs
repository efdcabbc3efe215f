using System.Text;

namespace Evidence.Workspace.Cache;

/// <summary>Reads what a <see cref="PooledWriter"/> wrote.</summary>
internal sealed class PooledReader(byte[] bytes, int start) : IDisposable
{
    private readonly BinaryReader _reader = new(new MemoryStream(bytes, start, bytes.Length - start, false), Encoding.UTF8);
    private readonly List<string> _pool = [];

    public string Text() => _reader.ReadString();

    public string? OptionalText() => Flag() ? Text() : null;

    /// <summary>A text that many records share: one string for all of them.</summary>
    public string? Shared()
    {
        var number = _reader.Read7BitEncodedInt();
        if (number > _pool.Count)
        {
            _pool.Add(Text());
        }

        return number == 0 ? null : _pool[number - 1];
    }

    public int Whole() => _reader.Read7BitEncodedInt();

    public bool Flag() => _reader.ReadBoolean();

    public double? Number() => Flag() ? _reader.ReadDouble() : null;

    public DateOnly? Date() => Whole() is > 0 and var day ? DateOnly.FromDayNumber(day - 1) : null;

    public TimeSpan? Duration() => Flag() ? new TimeSpan(_reader.ReadInt64()) : null;

    public T[] List<T>(Func<T> read)
    {
        var count = Whole();
        if (count == 0)
        {
            return [];
        }

        var list = new T[count];
        for (var at = 0; at < count; at++)
        {
            list[at] = read();
        }

        return list;
    }

    public void Dispose() => _reader.Dispose();
}
