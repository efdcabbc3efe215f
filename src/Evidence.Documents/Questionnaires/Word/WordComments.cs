using System.Globalization;
using System.Text;
using Evidence.Documents.Questionnaires.Packages;
using Evidence.Documents.Questionnaires.Source;
using Evidence.Questionnaires;

namespace Evidence.Documents.Questionnaires.Word;

/// <summary>Adds review comments to a document, beside those that are there.</summary>
internal sealed class WordComments
{
    private const string Namespace = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
    private const string ContentType = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml";
    private const string RelationshipType = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments";

    private readonly WordFile _file;
    private readonly FillOptions _options;
    private readonly string? _existingPart;
    private readonly SourceDocument? _existing;
    private readonly StringBuilder _added = new();
    private int _nextId;

    public WordComments(WordFile file, FillOptions options)
    {
        (_file, _options) = (file, options);
        _existingPart = file.Package.RelatedPart(file.Package.MainPart, "comments");
        _existing = _existingPart is null ? null : file.Package.ReadRequired(_existingPart);
        var ids = (_existing?.Root.Children ?? []).Select(c => int.TryParse(c["id"], out var id) ? id : 0);
        _nextId = ids.DefaultIfEmpty(-1).Max() + 1;
    }

    /// <summary>Adds a comment; gives the markup before and behind the words it is about.</summary>
    public (string Start, string End) Add(SourceElement near, string note)
    {
        var id = _nextId++;
        AppendComment(id, note);
        return (
            $"<{near.Tag("commentRangeStart")} {near.Tag("id")}=\"{id}\"/>",
            $"<{near.Tag("commentRangeEnd")} {near.Tag("id")}=\"{id}\"/><{near.Tag("r")}><{near.Tag("commentReference")} {near.Tag("id")}=\"{id}\"/></{near.Tag("r")}>");
    }

    /// <summary>Writes the comments part and, where it is new, what refers to it.</summary>
    public void Finish(PackageRewrite rewrite)
    {
        if (_added.Length == 0)
        {
            return;
        }

        if (_existing is not null)
        {
            var edits = new SourceEdits();
            edits.ReplaceContent(_existing.Root, _existing.Text, _existing.Slice(_existing.Root.ContentStart, _existing.Root.ContentEnd) + _added);
            rewrite.Put(_existingPart!, _existing.Apply(edits));
            return;
        }

        var part = NewName();
        rewrite.Put(part, Encoding.UTF8.GetBytes(
            $"<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<w:comments xmlns:w=\"{Namespace}\">{_added}</w:comments>"));
        new PackageParts(_file.Package, rewrite).Add(part, ContentType, _file.Package.MainPart, RelationshipType);
    }

    private void AppendComment(int id, string note)
    {
        var w = _existing?.Root.Prefix is { } prefix ? prefix.Length == 0 ? "" : prefix + ":" : "w:";
        var date = _options.At.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
        _added.Append($"<{w}comment {w}id=\"{id}\" {w}author=\"{SourceText.Escape(_options.Reviewer)}\" {w}date=\"{date}\" {w}initials=\"{SourceText.Escape(_options.Reviewer[..1])}\">");
        foreach (var line in note.ReplaceLineEndings("\n").Split('\n'))
        {
            _added.Append($"<{w}p><{w}r><{w}t xml:space=\"preserve\">{SourceText.Escape(line)}</{w}t></{w}r></{w}p>");
        }

        _added.Append($"</{w}comment>");
    }

    private string NewName()
    {
        var folder = _file.Package.MainPart[..(_file.Package.MainPart.LastIndexOf('/') + 1)];
        var name = folder + "comments.xml";
        for (var n = 2; _file.Package.Has(name); n++)
        {
            name = $"{folder}comments{n}.xml";
        }

        return name;
    }
}
