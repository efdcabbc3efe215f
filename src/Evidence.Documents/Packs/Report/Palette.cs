namespace Evidence.Documents.Packs.Report;

/// <summary>Colours as RGB. Text on its ground has a contrast of at least 4.5 to 1 (WCAG 2.1 AA).</summary>
internal static class Palette
{
    public const string Ink = "1D2433";
    public const string Navy = "1F2A44";
    public const string Line = "D0D5DD";

    public static string Ground(Tone tone) => tone switch
    {
        Tone.Good => "D6F0E0",
        Tone.Caution => "FDEBC3",
        Tone.Aged => "E7DFFA",
        Tone.Bad => "FBD9D5",
        Tone.Muted => "E9ECF1",
        Tone.Info => "DCE7F8",
        _ => "FFFFFF",
    };

    public static string Text(Tone tone) => tone switch
    {
        Tone.Good => "14532D",
        Tone.Caution => "7A4A00",
        Tone.Aged => "4A2A9B",
        Tone.Bad => "8C1D13",
        Tone.Muted => "475467",
        Tone.Info => "1F4483",
        _ => Ink,
    };

    public static string Solid(Tone tone) => tone switch
    {
        Tone.Good => "2E9E68",
        Tone.Caution => "E0A526",
        Tone.Aged => "8B6FD6",
        Tone.Bad => "D1493C",
        Tone.Muted => "AEB6C4",
        _ => "2E5AAC",
    };

    /// <summary>Colours of series that mean nothing by themselves.</summary>
    public static string Series(int index) => new[] { "2E5AAC", "E0A526", "0E8A8A", "8B6FD6", "D1493C", "667085" }[index % 6];
}
