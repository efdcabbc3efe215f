namespace Evidence.Documents.Questionnaires.Word;

/// <summary>The headings in force, outermost first.</summary>
internal sealed class HeadingPath
{
    private readonly List<(int Level, string Title)> _open = [];

    /// <summary>Titles, outermost first.</summary>
    public IReadOnlyList<string> Titles => [.. _open.Select(h => h.Title)];

    /// <summary>A heading of a level: closes those of its level and below.</summary>
    public void Enter(int level, string title)
    {
        _open.RemoveAll(h => h.Level >= level);
        _open.Add((level, title));
    }
}
