namespace Evidence.Documents.Questionnaires.Word;

/// <summary>
/// Address of a slot in a document: a cell <c>t3.r2.c1</c>, a paragraph <c>p7</c> or <c>t3.r2.c1.p1</c>, a content control <c>s4</c>, a form
/// field <c>f2</c>; behind <c>#</c> a part of it: a gap <c>g1</c>, a box <c>b2</c>, an option line <c>o1</c>, its end <c>end</c>, or the place behind it <c>after</c>.
/// </summary>
internal readonly record struct SlotAddress(string Path, string Part)
{
    /// <summary>Reads an address.</summary>
    public static SlotAddress Parse(string address) =>
        address.IndexOf('#', StringComparison.Ordinal) is >= 0 and var at ? new SlotAddress(address[..at], address[(at + 1)..]) : new SlotAddress(address, "");

    /// <summary>Kind of the part: its letters.</summary>
    public string PartKind => Part.TrimEnd('0', '1', '2', '3', '4', '5', '6', '7', '8', '9');

    /// <summary>Number of the part, from 1; 0: none.</summary>
    public int PartNumber => int.TryParse(Part.AsSpan(PartKind.Length), out var number) ? number : 0;

    /// <summary>Number of a control or field; 0: the address is of neither.</summary>
    public int Ordinal => Path.Length > 1 && Path[0] is 's' or 'f' && int.TryParse(Path.AsSpan(1), out var number) ? number : 0;
}
