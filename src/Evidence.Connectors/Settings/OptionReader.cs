using Evidence.Ports;
using Evidence.Workspaces;

namespace Evidence.Connectors.Settings;

/// <summary>
/// Reads the options of a source one by one and collects everything that is wrong with them. A value that is wrong reads as its default, so that
/// reading goes on and all problems are told at once.
/// </summary>
internal sealed class OptionReader
{
    private readonly SourceDefinition _source;
    private readonly List<OptionProblem> _problems = [];

    public OptionReader(SourceDefinition source, IReadOnlyList<OptionDescription> options, IReadOnlyList<OptionDescription> secrets)
    {
        _source = source;
        FindUnknown("option", source.Options.Keys, options);
        FindUnknown("secret", source.Secrets.Keys, secrets);
        FindMissing(options);
    }

    public string Type => _source.Type;

    public IReadOnlyList<OptionProblem> Problems => _problems;

    /// <summary>The text as written, or null where there is none.</summary>
    public string? Text(string name) =>
        _source.Options.TryGetValue(name, out var value) && !string.IsNullOrWhiteSpace(value) ? value.Trim() : null;

    /// <summary>The names of a list separated by commas or line ends; empty where there is none.</summary>
    public IReadOnlyList<string> Words(string name) =>
        Text(name)?.Split([',', '\n'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) ?? [];

    public int Integer(string name, int least, int most, int byDefault) =>
        Read(name, byDefault, $"a whole number from {least} to {most}", text =>
            int.TryParse(text, out var number) && number >= least && number <= most ? number : null);

    public bool Flag(string name, bool byDefault) =>
        Read(name, byDefault, "true or false", text => bool.TryParse(text, out var flag) ? flag : null);

    /// <summary>A duration as <c>90s</c>, <c>5m</c>, <c>12h</c>, <c>7d</c> or <c>2w</c>.</summary>
    public TimeSpan Duration(string name, TimeSpan least, TimeSpan most, TimeSpan byDefault) =>
        Read(name, byDefault, $"a duration from {Amounts.Write(least)} to {Amounts.Write(most)}, for instance {Amounts.Write(byDefault)}", text =>
            Amounts.ReadDuration(text) is { } duration && duration >= least && duration <= most ? duration : null);

    /// <summary>A number of bytes as <c>500MB</c> or <c>2GB</c>.</summary>
    public long Size(string name, long least, long byDefault) =>
        Read(name, byDefault, $"a size of at least {Amounts.Write(least)}, for instance {Amounts.Write(byDefault)}", text =>
            Amounts.ReadSize(text) is { } size && size >= least ? size : null);

    /// <summary>A point in time in ISO 8601.</summary>
    public DateTimeOffset? Time(string name) =>
        Text(name) is not { } text ? null : Amounts.ReadTime(text) ?? Refuse<DateTimeOffset?>(name, text, "a date or time, for instance 2026-01-31", null);

    /// <summary>One of a few words.</summary>
    public string Choice(string name, string byDefault, params string[] words)
    {
        var text = Text(name) ?? byDefault;
        return words.Contains(text, StringComparer.Ordinal) ? text : Refuse(name, text, string.Join(", ", words), byDefault);
    }

    /// <summary>
    /// An absolute http or https address without credentials, query or fragment; it ends in a slash. Where it is missing or wrong the result is a placeholder
    /// that is never used, because there is a problem.
    /// </summary>
    public Uri Url(string name, string? byDefault = null)
    {
        const string allowed = "an address as https://host or https://host/path; credentials belong in 'secrets'";
        var placeholder = new Uri("https://invalid.invalid/");
        if ((Text(name) ?? byDefault) is not { } text)
        {
            return placeholder;
        }

        return Uri.TryCreate(text.TrimEnd('/') + "/", UriKind.Absolute, out var url) && IsPlain(url)
            ? url
            : Refuse(name, Http.Redaction.Plain(text), allowed, placeholder);
    }

    /// <summary>Records a problem that one value alone does not show.</summary>
    public void Problem(string name, string what, string allowed) => _problems.Add(new OptionProblem(name, what, allowed));

    private static bool IsPlain(Uri url) =>
        url.Scheme is "http" or "https" && url.UserInfo.Length == 0 && url.Query.Length == 0 && url.Fragment.Length == 0 && url.Host.Length > 0;

    private T Read<T>(string name, T byDefault, string allowed, Func<string, T?> parse)
        where T : struct =>
        Text(name) is not { } text ? byDefault : parse(text) ?? Refuse(name, text, allowed, byDefault);

    private T Refuse<T>(string name, string text, string allowed, T instead)
    {
        _problems.Add(new OptionProblem(name, $"'{text}' is not what '{name}' takes.", allowed));
        return instead;
    }

    private void FindUnknown(string what, IEnumerable<string> names, IReadOnlyList<OptionDescription> known)
    {
        var allowed = known.Select(option => option.Name).ToList();
        foreach (var name in names.Where(name => !allowed.Contains(name, StringComparer.Ordinal)).Order(StringComparer.Ordinal))
        {
            var nearest = Spelling.Nearest(name, allowed) is { } word ? $" Did you mean '{word}'?" : "";
            _problems.Add(new OptionProblem(name, $"A source of type '{_source.Type}' has no {what} '{name}'.{nearest}", Spelling.Listed(allowed)));
        }
    }

    private void FindMissing(IReadOnlyList<OptionDescription> options)
    {
        foreach (var option in options.Where(option => option.Required && Text(option.Name) is null))
        {
            _problems.Add(new OptionProblem(option.Name, $"A source of type '{_source.Type}' needs '{option.Name}'.", option.Description));
        }
    }
}
