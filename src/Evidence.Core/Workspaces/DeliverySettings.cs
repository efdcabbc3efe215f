using Evidence.Answers;

namespace Evidence.Workspaces;

/// <summary>A place packs and questionnaires go to.</summary>
/// <param name="Id">Unique in the workspace.</param>
/// <param name="Type"><c>folder</c>, <c>teams-channel</c>, <c>sharepoint</c>, <c>webhook</c>, <c>slack</c>.</param>
/// <param name="Audience">Who can read it there.</param>
/// <param name="Options">Options by name as written.</param>
/// <param name="Secrets">Names of secrets by what they are for.</param>
public sealed record DeliverySettings(
    string Id,
    string Type,
    DisclosureLevel Audience,
    IReadOnlyDictionary<string, string> Options,
    IReadOnlyDictionary<string, string> Secrets);
