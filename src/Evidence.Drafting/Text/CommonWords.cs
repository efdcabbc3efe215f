using System.Reflection;

namespace Evidence.Drafting.Text;

/// <summary>How rare a word is in English (SCOWL size classes), and which words there are at all.</summary>
internal sealed class CommonWords
{
    /// <summary>Rarity of a word that is in no list.</summary>
    public const byte Unknown = 100;

    private static readonly Lazy<CommonWords> _shared = new(Load);
    private readonly Dictionary<string, byte> _rarity;
    private readonly Lazy<ILookup<(char First, int Length), string>> _byShape;

    private CommonWords(Dictionary<string, byte> rarity)
    {
        _rarity = rarity;
        _byShape = new(() => _rarity.Keys.Where(word => word.Length > 0).ToLookup(word => (word[0], word.Length)));
    }

    public static CommonWords Shared => _shared.Value;

    /// <summary>The words that begin with that letter and have that many.</summary>
    public IEnumerable<string> Like(char first, int length) => _byShape.Value[(first, length)];

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
