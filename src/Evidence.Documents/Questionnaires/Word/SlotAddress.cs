using Evidence.Documents.Questionnaires.Drafts;

namespace Evidence.Documents.Questionnaires.Word;

/// <summary>
/// Address of a slot in a document: a cell <c>t3.r2.c1</c>, a paragraph <c>p7</c> or <c>t3.r2.c1.p1</c>, a content control <c>s4</c>, a form
/// field <c>f2</c>; behind <c>#</c> a part of it: a gap <c>g1</c>, lines <c>l2</c>, a box <c>b2</c>, an option line <c>o1</c>, its end <c>end</c>, or the place behind it <c>after</c>;
/// behind <c>!</c> a digest of the words that follow the place, by which it is found again once answers have moved the paragraphs.
/// </summary>
internal readonly record struct SlotAddress(string Path, string Part, string Next)
{
    /// <summary>Reads an address.</summary>
    public static SlotAddress Parse(string address)
    {
        var bang = address.IndexOf('!', StringComparison.Ordinal);
        var next = bang < 0 ? "" : address[(bang + 1)..];
        var place = bang < 0 ? address : address[..bang];
        return place.IndexOf('#', StringComparison.Ordinal) is >= 0 and var at ? new SlotAddress(place[..at], place[(at + 1)..], next) : new SlotAddress(place, "", next);
    }

    /// <summary>The digest of words that follow a place.</summary>
    public static string DigestOf(string text) => QuestionIds.OfText(text)[2..10];

    /// <summary>Kind of the part: its letters.</summary>
    public string PartKind => Part.TrimEnd('0', '1', '2', '3', '4', '5', '6', '7', '8', '9');

    /// <summary>Number of the part, from 1; 0: none.</summary>
    public int PartNumber => int.TryParse(Part.AsSpan(PartKind.Length), out var number) ? number : 0;

    /// <summary>Number of a control or field; 0: the address is of neither.</summary>
    public int Ordinal => Path.Length > 1 && Path[0] is 's' or 'f' && int.TryParse(Path.AsSpan(1), out var number) ? number : 0;
}
