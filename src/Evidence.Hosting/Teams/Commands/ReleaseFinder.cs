using System.Text.RegularExpressions;
using Evidence.Releases;
using Evidence.Workspaces;

namespace Evidence.Hosting.Teams.Commands;

/// <summary>
/// Finds the release somebody means: by its id; by the product (id, name or another name) and the version. Where only a part is said, or it is misspelt, it suggests.
/// </summary>
internal sealed partial class ReleaseFinder(WorkspaceContent content)
{
    private const double AlikeEnough = 0.7;

    private const int MostSuggestions = 5;

    /// <summary>The release that is surely meant, and those that may be.</summary>
    public (Release? Sure, IReadOnlyList<Release> Suggestions) Find(string text)
    {
        var line = Normal.Line(text);
        var named = content.Releases.Where(release => Normal.Has(line, release.Id)).ToList();
        if (named.Count == 1)
        {
            return (named[0], []);
        }

        var versions = Version().Matches(text).Select(match => match.Groups["version"].Value).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var products = content.Products.Where(product => NamesOf(product).Any(name => Normal.Has(line, name))).Select(product => product.Id).ToHashSet(StringComparer.Ordinal);
        var sure = content.Releases.Where(release => products.Contains(release.Product) && versions.Contains(release.Version)).ToList();
        return sure.Count == 1 ? (sure[0], []) : (null, Likely(Normal.Words(text), versions, products));
    }

    private List<Release> Likely(IReadOnlyList<string> words, HashSet<string> versions, HashSet<string> products) =>
        [.. content.Releases
            .Select(release => (Release: release, Score: (products.Contains(release.Product) ? 1 : ProductLikeness(words, release.Product)) + (versions.Contains(release.Version) ? 1 : 0)))
            .Where(scored => scored.Score >= AlikeEnough)
            .OrderByDescending(scored => scored.Score)
            .ThenByDescending(scored => scored.Release.Id, StringComparer.Ordinal)
            .Select(scored => scored.Release)
            .Take(MostSuggestions)];

    private double ProductLikeness(IReadOnlyList<string> words, string productId)
    {
        var product = content.Products.First(known => known.Id == productId);
        var best = NamesOf(product).Max(name => NameLikeness(words, Normal.Words(name)));
        return best >= AlikeEnough ? best : 0;
    }

    // The name slides over the words; what lies under it is compared letter by letter, spaces left out.
    private static double NameLikeness(IReadOnlyList<string> words, IReadOnlyList<string> name)
    {
        var target = string.Concat(name);
        var best = 0.0;
        for (var start = 0; start < words.Count; start++)
        {
            for (var length = 1; length <= name.Count + 1 && start + length <= words.Count; length++)
            {
                best = Math.Max(best, Normal.Likeness(string.Concat(words.Skip(start).Take(length)), target));
            }
        }

        return best;
    }

    private static IEnumerable<string> NamesOf(Product product) => [product.Id, product.Name, .. product.Aliases ?? []];

    [GeneratedRegex(@"(?<![\w.])v?(?<version>\d+(\.\d+)*([-+][\w.]+)?)(?![\w])", RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Version();
}
