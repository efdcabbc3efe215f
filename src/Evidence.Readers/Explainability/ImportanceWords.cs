using Evidence.Readers.Content;

namespace Evidence.Readers.Explainability;

/// <summary>The names under which tools write features and how much they matter.</summary>
internal static class ImportanceWords
{
    private static readonly HashSet<string> _features = ["feature", "featurename", "features", "name", "column", "variable", "predictor", "term"];

    private static readonly HashSet<string> _importances =
    [
        "importance", "importances", "featureimportance", "featureimportances", "shapimportance", "shapimportances", "meanabsshap", "meanshap", "shapvalue", "shapvalues", "shap", "gain", "weight",
        "permutationimportance", "permutationimportances", "globalimportance", "globalimportances", "globalfeatureimportance", "importancemean", "importancesmean", "importancescore", "attribution",
        "attributions", "meanimportance", "relativeimportance", "topfeatures", "featureattributions", "totalgain", "cover",
    ];

    private static readonly (string Word, string Method)[] _methods =
    [
        ("shap", "SHAP"), ("permutation", "permutation"), ("gain", "gain"), ("lime", "LIME"), ("integratedgradients", "integrated gradients"), ("gini", "Gini"), ("split", "split count"),
    ];

    public static bool IsFeature(string name) => _features.Contains(Words.Fold(name));

    public static bool IsImportance(string name) => _importances.Contains(Words.Fold(name));

    /// <summary>True for the columns of a table of importances: one of the two must say so beyond doubt, since "name" and "weight" stand in many tables.</summary>
    public static bool IsTable(IReadOnlyCollection<string> columns)
    {
        var isFeature = columns.Any(column => Words.Fold(column) is "feature" or "featurename" or "features");
        var isImportance = columns.Any(column => IsImportance(column) && IsNamed(column));
        return (isFeature && columns.Any(IsImportance)) || (isImportance && columns.Any(IsFeature));
    }

    /// <summary>True where a name (of a file, where it breaks a tie only) says that importances are meant.</summary>
    public static bool IsNamed(string name)
    {
        var folded = Words.Fold(name);
        return folded.Contains("importance", StringComparison.Ordinal) || folded.Contains("shap", StringComparison.Ordinal) || folded.Contains("attribution", StringComparison.Ordinal);
    }

    public static string? MethodIn(string name)
    {
        var folded = Words.Fold(name);
        foreach (var (word, method) in _methods)
        {
            if (folded.Contains(word, StringComparison.Ordinal))
            {
                return method;
            }
        }

        return null;
    }
}
