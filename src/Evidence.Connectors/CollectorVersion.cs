namespace Evidence.Connectors;

/// <summary>The version that goes into provenance.</summary>
internal static class CollectorVersion
{
    /// <summary>Version of this assembly, three numbers.</summary>
    public static string Number { get; } = typeof(CollectorVersion).Assembly.GetName().Version?.ToString(3) ?? "0.0.0";

    /// <summary>Name and version of a connector: <c>mlflow/0.1.0</c>.</summary>
    public static string Of(string connectorType) => $"{connectorType}/{Number}";
}
