using Evidence.Artifacts;
using Evidence.Facts;
using Evidence.Readers.Content;

namespace Evidence.Readers.Tracking;

/// <summary>Versions of Weights &amp; Biases artifacts, as the GraphQL interface gives them, and versions linked into a registry.</summary>
internal static class WandbVersions
{
    /// <summary>Writes one; returns its kind: a registered model where it is one, else null.</summary>
    public static string? Write(JsonAt version, FactSheet sheet)
    {
        var artifact = version.Get("artifact") is { IsObject: true } linked ? linked : version;
        var name = version.At("artifactCollection", "name")?.Text ?? version.At("artifactSequence", "name")?.Text;
        var number = $"v{version.Get("versionIndex")?.Text}";
        var type = artifact.At("artifactType", "name")?.Text;
        var isModel = version.Get("artifactCollection") is not null || type == "model";
        var aliases = version.Get("aliases")?.Items.Select(alias => alias.Get("alias")?.Text).OfType<string>() ?? [];
        sheet.AddText(isModel ? "model.version" : "run.artifact", version.Pointer, artifact.Get("state")?.Text?.ToLowerInvariant() ?? "none", About.With(
            (FactAttributes.Id, number),
            (FactAttributes.Title, $"{name} {number}".Trim()),
            ("name", name),
            ("type", type),
            ("aliases", string.Join(", ", aliases.Order(StringComparer.Ordinal))),
            ("run", artifact.At("createdBy", "name")?.Text),
            ("digest", artifact.Get("digest")?.Text),
            ("commit", artifact.Get("commitHash")?.Text)) with { MeasuredAt = (version.Get("createdAt") ?? artifact.Get("updatedAt"))?.Time });
        return isModel ? ArtifactKinds.RegisteredModel : null;
    }
}
