using System.Text.RegularExpressions;

namespace Evidence.Connectors.AzureMachineLearning;

/// <summary>A place on a datastore.</summary>
/// <param name="Datastore">Name of the datastore.</param>
/// <param name="Path">Path on it, without a slash at either end.</param>
internal sealed partial record DatastorePath(string Datastore, string Path)
{
    /// <summary>Reads <c>azureml://[...]/datastores/&lt;name&gt;/paths/&lt;path&gt;</c>; null: it is another kind of address.</summary>
    public static DatastorePath? Parse(string uri) =>
        Shape().Match(uri) is { Success: true } match && !match.Groups[2].Value.Split('/').Contains("..")
            ? new(match.Groups[1].Value, match.Groups[2].Value.Trim('/'))
            : null;

    [GeneratedRegex(@"^azureml://(?:.*/)?datastores/([\w-]+)/paths/(.*)$", RegexOptions.CultureInvariant)]
    private static partial Regex Shape();
}
