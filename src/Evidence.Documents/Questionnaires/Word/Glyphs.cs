namespace Evidence.Documents.Questionnaires.Word;

/// <summary>Characters that stand for a box to tick, empty and ticked.</summary>
internal static class Glyphs
{
    private static readonly Dictionary<char, (char Other, bool IsChecked)> _glyphs = new()
    {
        ['☐'] = ('☒', false),
        ['☒'] = ('☐', true),
        ['☑'] = ('☐', true),
        ['□'] = ('■', false),
        ['■'] = ('□', true),
        ['▢'] = ('▣', false),
        ['▣'] = ('▢', true),
        ['❏'] = ('☒', false),
        ['❑'] = ('☒', false),
        ['❒'] = ('☒', false),
        ['❐'] = ('☒', false),
        ['◻'] = ('◼', false),
        ['◼'] = ('◻', true),
        ['⬜'] = ('☒', false),
        ['○'] = ('●', false),
        ['●'] = ('○', true),
        ['◯'] = ('●', false),
        ['◉'] = ('○', true),
        // Wingdings, as Word stores it for w:sym and for plain runs in that font.
        ['\uF06F'] = ('\uF0FE', false),
        ['\uF0A8'] = ('\uF0FE', false),
        ['\uF071'] = ('\uF0FE', false),
        ['\uF072'] = ('\uF0FE', false),
        ['\uF078'] = ('\uF06F', true),
        ['\uF0FE'] = ('\uF0A8', true),
        ['\uF0FD'] = ('\uF0A8', true),
        ['\uF052'] = ('\uF0A3', true),
        ['\uF0A3'] = ('\uF052', false),
    };

    /// <summary>Whether a character is a box.</summary>
    public static bool IsBox(char c) => _glyphs.ContainsKey(c);

    /// <summary>Whether a list's bullet shows as an empty box to tick; filled squares and circles are ordinary bullets.</summary>
    public static bool IsBoxBullet(string bullet) => bullet is "☐" or "□" or "▢" or "❏" or "❑" or "❒" or "❐" or "◻" or "⬜" or "\uF0A8" or "\uF06F" or "\uF071" or "\uF072";

    /// <summary>Whether a box is ticked.</summary>
    public static bool IsChecked(char c) => _glyphs.TryGetValue(c, out var glyph) && glyph.IsChecked;

    /// <summary>The same box ticked.</summary>
    public static char Ticked(char c) => _glyphs.TryGetValue(c, out var glyph) && !glyph.IsChecked ? glyph.Other : c;

    /// <summary>The same box unticked.</summary>
    public static char Unticked(char c) => _glyphs.TryGetValue(c, out var glyph) && glyph.IsChecked ? glyph.Other : c;
}
