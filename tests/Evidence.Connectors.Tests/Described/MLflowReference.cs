using System.Text.RegularExpressions;

namespace Evidence.Connectors.Described;

/// <summary>Reads the operations out of MLflow's REST reference: endpoint, method, and the names of the request's fields.</summary>
internal static partial class MLflowReference
{
    public static IReadOnlyList<DescribedOperation> Read(string file)
    {
        var text = File.ReadAllText(file);
        var endpoints = Endpoint().Matches(text).ToList();
        return [.. endpoints.Select((match, index) => Read(match, text[match.Index..(index + 1 < endpoints.Count ? endpoints[index + 1].Index : text.Length)]))];
    }

    private static DescribedOperation Read(Match endpoint, string section)
    {
        var end = section.IndexOf("Response Structure", StringComparison.Ordinal);
        var fields = Field().Matches(end < 0 ? section : section[..end]).Select(match => match.Groups[1].Value).ToHashSet();
        var method = endpoint.Groups[2].Value;
        return new(method, $"/api/{endpoint.Groups[1].Value}", method == "GET" ? fields : [], method == "GET" ? [] : fields);
    }

    [GeneratedRegex("\\| ``([23]\\.0/mlflow[^`]*)``\\s*\\| ``([A-Z]+)``")]
    private static partial Regex Endpoint();

    [GeneratedRegex("^\\| ([a-z][a-z_]*) +\\| ", RegexOptions.Multiline)]
    private static partial Regex Field();
}
