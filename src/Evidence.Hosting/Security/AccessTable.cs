using System.Collections.Frozen;
using Evidence.Hosting.Http;

namespace Evidence.Hosting.Security;

/// <summary>Which role may call which operation: the one place where that is said.</summary>
public static class AccessTable
{
    private static readonly EvidenceRole[] _readers = [EvidenceRole.Reader, EvidenceRole.Compliance, EvidenceRole.Release, EvidenceRole.Approver, EvidenceRole.Admin];

    private static readonly EvidenceRole[] _answerers = [EvidenceRole.Sales, EvidenceRole.Compliance, EvidenceRole.Admin];

    private static readonly FrozenDictionary<string, FrozenSet<EvidenceRole>> _allowed = new Dictionary<string, EvidenceRole[]>(StringComparer.Ordinal)
    {
        [ApiOperations.StartPack.Id] = [EvidenceRole.Release, EvidenceRole.Admin],
        [ApiOperations.FindPack.Id] = _readers,
        [ApiOperations.DownloadPackFile.Id] = _readers,
        [ApiOperations.DecideOnPack.Id] = [EvidenceRole.Approver],
        [ApiOperations.StartCollection.Id] = [EvidenceRole.Compliance, EvidenceRole.Release, EvidenceRole.Admin],
        [ApiOperations.FindCollection.Id] = _readers,
        [ApiOperations.ReadCoverage.Id] = _readers,
        [ApiOperations.StartQuestionnaire.Id] = _answerers,
        [ApiOperations.FindQuestionnaire.Id] = [EvidenceRole.Reader, .. _answerers],
        [ApiOperations.DownloadDocument.Id] = [EvidenceRole.Reader, .. _answerers],
        [ApiOperations.DownloadReport.Id] = [EvidenceRole.Reader, .. _answerers],
        [ApiOperations.ReviewQuestionnaire.Id] = _answerers,
        [ApiOperations.DescribeApi.Id] = Enum.GetValues<EvidenceRole>(),
    }.ToFrozenDictionary(row => row.Key, row => row.Value.ToFrozenSet(), StringComparer.Ordinal);

    /// <summary>Roles of which one is enough; empty: nobody may, or the operation is open to anyone.</summary>
    public static IReadOnlyCollection<EvidenceRole> RolesFor(ApiOperation operation)
    {
        ArgumentNullException.ThrowIfNull(operation);
        return _allowed.TryGetValue(operation.Id, out var roles) ? roles : [];
    }

    /// <summary>Whether a caller with these roles may call the operation. An operation that the table does not name is refused, unless it is open to anyone.</summary>
    public static bool Allows(ApiOperation operation, IReadOnlySet<EvidenceRole> roles)
    {
        ArgumentNullException.ThrowIfNull(operation);
        return operation.IsOpen || RolesFor(operation).Any(roles.Contains);
    }
}
