using Evidence.Workspaces;

namespace Evidence.Hosting.Teams.Commands;

/// <summary>Reads what people write, in their words.</summary>
internal static class CommandReader
{
    // The first row that has a phrase in the text says what is wanted; what changes things stands before what only asks.
    private static readonly (CommandKind Kind, string[] Phrases)[] _phrases =
    [
        (CommandKind.Help, ["what can you do", "how do i", "commands"]),
        (CommandKind.Waive, ["waive", "waiver", "grant an exception"]),
        (CommandKind.Notify, ["notify here", "notify this", "notifications", "subscribe"]),
        (CommandKind.Collect, ["collect", "recollect", "collect again", "gather"]),
        (CommandKind.Missing, ["what is missing", "what s missing", "whats missing", "missing", "gaps", "what do we lack"]),
        (CommandKind.Stale, ["stale", "too old", "out of date", "grows old", "going stale"]),
        (CommandKind.Status, ["status", "how far", "progress", "where are we", "where is", "who must still", "who has to approve"]),
        (CommandKind.Coverage, ["coverage", "covered", "controls"]),
        (CommandKind.Reject, ["reject", "send back", "send it back", "decline"]),
        (CommandKind.Approve, ["approve", "approved", "sign off", "lgtm"]),
        (CommandKind.Draft, ["questionnaire", "draft", "fill in", "fill this", "fill out", "due diligence"]),
        (CommandKind.Pack, ["pack", "evidence for", "evidence of", "launch", "ready to ship", "ready", "build", "release"]),
        (CommandKind.Help, ["help", "hi", "hello", "hey", "good morning"]),
    ];

    /// <summary>What the words say. A file alone is a questionnaire to draft; a release alone is its pack to suggest.</summary>
    public static Command Read(string text, bool hasFile, WorkspaceContent content)
    {
        // Words within a link say nothing of what is wanted.
        var words = string.Join(' ', text.Split(' ').Where(word => !word.Contains("://", StringComparison.Ordinal)));
        var line = Normal.Line(words);
        var (release, suggestions) = new ReleaseFinder(content).Find(words);
        var kind = KindOf(line);
        kind = hasFile && kind is (CommandKind.Unknown or CommandKind.Help or CommandKind.Pack) ? CommandKind.Draft : kind;
        // A product may be called help; a release alone asks for nothing yet.
        kind = kind == CommandKind.Help && release is not null ? CommandKind.Unknown : kind;
        kind = kind == CommandKind.Unknown && text.Trim() is "?" ? CommandKind.Help : kind;
        return new Command(kind, release, suggestions, FrameworkFinder.Find(text, content), PackIdOf(text), NoteOf(text), release is not null || suggestions.Count > 0);
    }

    private static CommandKind KindOf(string line) => _phrases.FirstOrDefault(row => row.Phrases.Any(phrase => Normal.Has(line, phrase))).Kind;

    // Ids of packs end in the time the release is judged at: 20261124T101500Z.
    private static string? PackIdOf(string text) => text.Split(' ', StringSplitOptions.RemoveEmptyEntries)
        .Select(word => word.Trim(',', ';', ':', '`', '\'', '"'))
        .FirstOrDefault(word => word.Length > 17 && word.EndsWith('Z') && word.Contains('T', StringComparison.Ordinal) && word.Contains('-', StringComparison.Ordinal));

    // "approve: read by the board", "reject because the tests are old".
    private static string NoteOf(string text)
    {
        foreach (var mark in new[] { ":", " because ", " since ", " - ", " – " })
        {
            var at = text.IndexOf(mark, StringComparison.OrdinalIgnoreCase);
            if (at >= 0)
            {
                return text[(at + mark.Length)..].Trim();
            }
        }

        return "";
    }
}
