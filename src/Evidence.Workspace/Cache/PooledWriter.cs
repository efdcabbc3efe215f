using System.Text;

namespace Evidence.Workspace.Cache;

/// <summary>Writes records to a byte array; a text that comes again is written as its number.</summary>
internal sealed class PooledWriter : IDisposable
{
    private readonly MemoryStream _bytes = new();
    private readonly BinaryWriter _writer;
    private readonly Dictionary<string, int> _pool = new(StringComparer.Ordinal);

    public PooledWriter() => _writer = new(_bytes, Encoding.UTF8);

    public void Text(string text) => _writer.Write(text);

    public void OptionalText(string? text)
    {
        Flag(text is not null);
        if (text is not null)
        {
            Text(text);
        }
    }

    /// <summary>A text that many records share.</summary>
    public void Shared(string? text)
    {
        if (text is null)
        {
            _writer.Write7BitEncodedInt(0);
        }
        else if (_pool.TryGetValue(text, out var number))
        {
            _writer.Write7BitEncodedInt(number);
        }
        else
        {
            _pool.Add(text, _pool.Count + 1);
            _writer.Write7BitEncodedInt(_pool.Count);
            Text(text);
        }
    }

    public void Whole(int number) => _writer.Write7BitEncodedInt(number);

    public void Flag(bool flag) => _writer.Write(flag);

    public void Number(double? number)
    {
        Flag(number is not null);
        if (number is { } value)
        {
            _writer.Write(value);
        }
    }

    public void Date(DateOnly? date) => Whole(date is { } day ? day.DayNumber + 1 : 0);

    public void Duration(TimeSpan? duration)
    {
        Flag(duration is not null);
        if (duration is { } value)
        {
            _writer.Write(value.Ticks);
        }
    }

    public void List<T>(IReadOnlyList<T> list, Action<T> write)
    {
        Whole(list.Count);
        foreach (var part in list)
        {
            write(part);
        }
    }

    public byte[] ToArray()
    {
        _writer.Flush();
        return _bytes.ToArray();
    }

    public void Dispose() => _writer.Dispose();
}
