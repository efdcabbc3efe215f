using Evidence.Hosting.Http;
using Evidence.Hosting.Security;

namespace Evidence.Hosting.Teams.People;

/// <summary>A person of evidence.yaml, as Teams knows them.</summary>
/// <param name="Id">Their id in evidence.yaml.</param>
/// <param name="Roles">What they may be.</param>
internal sealed record TeamsPerson(string Id, IReadOnlySet<EvidenceRole> Roles)
{
    /// <summary>Why roles they may have do not count at present; null: all that they have do.</summary>
    public string? Gap { get; init; }

    /// <summary>Why they may not do something; null: they may.</summary>
    public string? WhyNot(ApiOperation operation) => AccessTable.Allows(operation, Roles)
        ? null
        : $"'{Id}' may not do this: {operation.Summary.TrimEnd('.')}. One of these roles is needed: {string.Join(", ", AccessTable.RolesFor(operation)).ToLowerInvariant()}.{(Gap is null ? "" : " " + Gap)}";
}
