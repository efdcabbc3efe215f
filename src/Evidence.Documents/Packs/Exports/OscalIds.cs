using System.Text;
using Evidence.Artifacts;
using Evidence.Controls;

namespace Evidence.Documents.Packs.Exports;

/// <summary>Identifiers as OSCAL wants them, derived from what they name: the same pack has the same ones.</summary>
internal static class OscalIds
{
    public const string Version = "1.2.1";

    /// <summary>A UUID in the form of version 5, from the SHA-256 of a name.</summary>
    public static string Uuid(string kind, string name)
    {
        var hex = Sha256Digest.Of(Encoding.UTF8.GetBytes($"evidence|{kind}|{name}")).Hex;
        return $"{hex[..8]}-{hex[8..12]}-5{hex[13..16]}-a{hex[17..20]}-{hex[20..32]}";
    }

    /// <summary>A control as a token: <c>nist-ai-rmf_measure-2.11</c>.</summary>
    public static string Token(ControlRef control) => Token($"{control.Framework}_{control.Id}");

    /// <summary>Any text as a token (an XML NCName).</summary>
    public static string Token(string text)
    {
        var token = string.Concat(text.ToLowerInvariant().Select(character => char.IsLetterOrDigit(character) || character is '.' or '-' or '_' ? character : '-'));
        return token.Length > 0 && (char.IsLetter(token[0]) || token[0] == '_') ? token : "_" + token;
    }

    /// <summary>Text of one line without space at its ends; <c>-</c> where there is none.</summary>
    public static string Line(string? text)
    {
        var line = string.Join(' ', (text ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return line.Length == 0 ? "-" : line;
    }

    /// <summary>A time as RFC 3339 in UTC.</summary>
    public static string Time(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'");
}
