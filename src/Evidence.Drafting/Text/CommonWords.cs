using System.Reflection;

namespace Evidence.Drafting.Text;

/// <summary>How rare a word is in English (SCOWL size classes), and which words there are at all.</summary>
internal sealed class CommonWords
{
    /// <summary>Rarity of a word that is in no list.</summary>
    public const byte Unknown = 100;

    private static readonly Lazy<CommonWords> _shared = new(Load);
    private readonly Dictionary<string, byte> _rarity;

    private CommonWords(Dictionary<string, byte> rarity) => _rarity = rarity;

    public static CommonWords Shared => _shared.Value;

    public IEnumerable<KeyValuePair<string, byte>> All => _rarity;

    /// <summary>10, 20, 35 or 50 by SCOWL's classes, or <see cref="Unknown"/>.</summary>
    public byte RarityOf(string lowerCase) => _rarity.GetValueOrDefault(lowerCase, Unknown);

    private static CommonWords Load()
    {
        using var reader = new StreamReader(Assembly.GetExecutingAssembly().GetManifestResourceStream("Evidence.Drafting.words.txt")!);
        var rarity = new Dictionary<string, byte>(64_000, StringComparer.Ordinal);
        var current = (byte)0;
        while (reader.ReadLine() is { } line)
        {
            if (line.StartsWith('@'))
            {
                current = byte.Parse(line.AsSpan(1));
            }
            else if (!line.StartsWith('#'))
            {
                rarity[line] = current;
            }
        }

        return new(rarity);
    }
}
