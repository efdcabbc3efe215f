namespace Evidence.Workspaces;

/// <summary>A source of evidence.yaml.</summary>
/// <param name="Id">Unique in the workspace.</param>
/// <param name="Type">Connector type: <c>folder</c>, <c>mlflow</c>, <c>github-actions</c> ...</param>
/// <param name="Options">Options by name as written (kebab-case); the connector checks them. Never a secret.</param>
/// <param name="Secrets">Names of secrets by what they are for (<c>token</c>, <c>username</c>, <c>password</c> ...); values come from the environment or a vault.</param>
/// <param name="Line">Line of evidence.yaml it starts at.</param>
/// <param name="Root">Folder relative paths are relative to.</param>
public sealed record SourceDefinition(
    string Id,
    string Type,
    IReadOnlyDictionary<string, string> Options,
    IReadOnlyDictionary<string, string> Secrets,
    int Line = 0,
    string Root = "");
