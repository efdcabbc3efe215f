using System.Text.Json;

namespace Evidence.Readers.Content;

/// <summary>
/// The property paths at the beginning of a JSON document, written <c>results/stats/successes</c>. Array elements add nothing to a path, so
/// that <c>results/success</c> is found in each element of <c>results</c>. A recorded HTTP exchange (request, status, response) is seen through.
/// </summary>
internal sealed class JsonSketch
{
    private const int MaxDepth = 8;
    private const int MaxPaths = 4000;
    private const int MaxText = 200;

    private readonly Dictionary<string, JsonTokenType> _kinds = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _texts = new(StringComparer.Ordinal);
    private string _base = "";

    private JsonSketch()
    {
    }

    /// <summary>True where at least one property or element was read: it is JSON, whole or cut off.</summary>
    public bool IsJson { get; private set; }

    /// <summary>How many values stand side by side; more than one: JSON lines.</summary>
    public int Values { get; private set; }

    /// <summary>True where the outermost value is an array.</summary>
    public bool IsArray { get; private set; }

    /// <summary>The names of the outermost object (or of the objects in the outermost array), in order.</summary>
    public IReadOnlyList<string> Names =>
        [.. _kinds.Keys.Where(path => path.StartsWith(_base, StringComparison.Ordinal)).Select(path => path[_base.Length..]).Where(path => !path.Contains('/'))];

    /// <summary>All names at any depth, once each, in order.</summary>
    public IEnumerable<string> AllNames =>
        _kinds.Keys.Where(path => path.StartsWith(_base, StringComparison.Ordinal)).Select(path => path[(path.LastIndexOf('/') + 1)..]).Distinct(StringComparer.Ordinal);

    public static JsonSketch Of(ReadOnlyMemory<byte> bytes, bool isWhole)
    {
        var sketch = new JsonSketch();
        sketch.Fill(TolerantJson.Normalise(bytes).Span, isWhole);
        if (sketch.HasAll("request", "status", "response"))
        {
            sketch._base = "response/";
            sketch.IsArray = sketch._kinds["response"] == JsonTokenType.StartArray;
        }

        return sketch;
    }

    /// <summary>True where the path is there. <c>*</c> stands for any one name.</summary>
    public bool Has(string path) => path.Contains('*') ? _kinds.Keys.Any(known => Matches(known, _base + path)) : _kinds.ContainsKey(_base + path);

    /// <summary>True where all of the paths are there.</summary>
    public bool HasAll(params ReadOnlySpan<string> paths)
    {
        foreach (var path in paths)
        {
            if (!Has(path))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>True where one of the paths is there.</summary>
    public bool HasAny(params ReadOnlySpan<string> paths) => Count(paths) > 0;

    /// <summary>How many of the paths are there.</summary>
    public int Count(params ReadOnlySpan<string> paths)
    {
        var count = 0;
        foreach (var path in paths)
        {
            count += Has(path) ? 1 : 0;
        }

        return count;
    }

    /// <summary>True where a name occurs anywhere.</summary>
    public bool Mentions(string name) => _kinds.Keys.Any(path => path == name || path.EndsWith("/" + name, StringComparison.Ordinal));

    /// <summary>The first text at the path, or null.</summary>
    public string? Text(string path) => _texts.GetValueOrDefault(_base + path);

    /// <summary>True where the value at the path is an object.</summary>
    public bool IsObject(string path) => _kinds.GetValueOrDefault(_base + path) == JsonTokenType.StartObject;

    /// <summary>True where the value at the path is an array.</summary>
    public bool IsList(string path) => _kinds.GetValueOrDefault(_base + path) == JsonTokenType.StartArray;

    /// <summary>True where the value at the path is a number, or text where a number may stand.</summary>
    public bool IsNumber(string path) => _kinds.GetValueOrDefault(_base + path) == JsonTokenType.Number;

    private static bool Matches(string known, string pattern)
    {
        var names = known.Split('/');
        var wanted = pattern.Split('/');
        return names.Length == wanted.Length && names.Zip(wanted).All(pair => pair.Second == "*" || pair.First == pair.Second);
    }

    private void Fill(ReadOnlySpan<byte> bytes, bool isWhole)
    {
        var options = new JsonReaderOptions
        {
            AllowMultipleValues = true,
            AllowTrailingCommas = true,
            CommentHandling = JsonCommentHandling.Skip,
            MaxDepth = TolerantJson.MaxDepth,
        };
        var reader = new Utf8JsonReader(bytes, isWhole, new JsonReaderState(options));
        var walk = new Walk();
        try
        {
            while (reader.Read() && _kinds.Count < MaxPaths)
            {
                Take(ref reader, walk);
            }
        }
        catch (Exception broken) when (broken is JsonException or InvalidOperationException)
        {
            // Cut off or damaged: what was seen so far says what it was meant to be; the reader will say where it breaks.
            IsJson = _kinds.Count > 0;
        }
    }

    private void Take(ref Utf8JsonReader reader, Walk walk)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.PropertyName:
                walk.Pending = reader.GetString()!;
                IsJson = true;
                break;
            case JsonTokenType.StartObject or JsonTokenType.StartArray:
                Values += reader.CurrentDepth == 0 ? 1 : 0;
                IsArray |= reader.CurrentDepth == 0 && reader.TokenType == JsonTokenType.StartArray;
                Note(walk, reader.TokenType);
                walk.Enter();
                break;
            case JsonTokenType.EndObject or JsonTokenType.EndArray:
                IsJson = true;
                walk.Leave();
                break;
            default:
                IsJson = true;
                NoteScalar(ref reader, walk);
                break;
        }
    }

    private void NoteScalar(ref Utf8JsonReader reader, Walk walk)
    {
        if (Note(walk, reader.TokenType) is { } path && reader.TokenType == JsonTokenType.String && !_texts.ContainsKey(path))
        {
            var text = reader.GetString()!;
            _texts[path] = text.Length > MaxText ? text[..MaxText] : text;
        }

        walk.Pending = null;
    }

    private string? Note(Walk walk, JsonTokenType kind)
    {
        if (walk.Pending is null || walk.Names.Count >= MaxDepth)
        {
            return null;
        }

        var path = walk.Names.Count == 0 ? walk.Pending : string.Join('/', walk.Names) + "/" + walk.Pending;
        if (!_kinds.TryGetValue(path, out var known) || known == JsonTokenType.Null)
        {
            _kinds[path] = kind;
        }

        return path;
    }

    /// <summary>Where in the document the sketch is.</summary>
    private sealed class Walk
    {
        private readonly Stack<bool> _frames = new();

        public List<string> Names { get; } = [];

        public string? Pending { get; set; }

        public void Enter()
        {
            _frames.Push(Pending is not null);
            if (Pending is not null)
            {
                Names.Add(Pending);
            }

            Pending = null;
        }

        public void Leave()
        {
            if (_frames.TryPop(out var named) && named)
            {
                Names.RemoveAt(Names.Count - 1);
            }

            Pending = null;
        }
    }
}
