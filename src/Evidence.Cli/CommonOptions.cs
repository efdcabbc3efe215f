using System.CommandLine;
using System.Globalization;
using Evidence.Answers;

namespace Evidence.Cli;

/// <summary>Options that several commands take.</summary>
internal static class CommonOptions
{
    public static Option<DirectoryInfo> Workspace { get; } = new("--workspace", "-w")
    {
        Description = "Folder with evidence.yaml; default: the current folder",
        HelpName = "DIR",
        Recursive = true,
        DefaultValueFactory = _ => new DirectoryInfo(Directory.GetCurrentDirectory()),
    };

    public static Option<string> Release(bool required = true) => new("--release", "-r")
    {
        Description = "Id of the release: the name of its file in releases/ without .yaml",
        HelpName = "ID",
        Required = required,
    };

    public static Option<DirectoryInfo> OutFolder(string description) => new("--out", "-o")
    {
        Description = description,
        HelpName = "DIR",
        Required = true,
    };

    public static Option<DateTimeOffset?> AsOf() => new("--as-of")
    {
        Description = "The time freshness and expiry are judged at, as YYYY-MM-DD or YYYY-MM-DDThh:mm:ssZ; default: now",
        HelpName = "TIME",
        CustomParser = result => ParseTime(result.Tokens.Count == 1 ? result.Tokens[0].Value : "", result.AddError),
    };

    public static Option<string> Format(params string[] formats)
    {
        var option = new Option<string>("--format", "-f")
        {
            Description = $"How the result is written: {string.Join(", ", formats)}; default: {formats[0]}",
            HelpName = string.Join('|', formats),
            DefaultValueFactory = _ => formats[0],
        };
        option.AcceptOnlyFromAmong(formats);
        return option;
    }

    public static Option<DisclosureLevel> Audience() => new("--audience")
    {
        Description = "Who will read the answers: public, nda or internal; default: public",
        HelpName = "public|nda|internal",
        DefaultValueFactory = _ => DisclosureLevel.Public,
    };

    private static DateTimeOffset? ParseTime(string text, Action<string> fail)
    {
        if (DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var time))
        {
            return time;
        }

        fail($"'{text}' is not a time; write YYYY-MM-DD or YYYY-MM-DDThh:mm:ssZ.");
        return null;
    }
}
