using System.Security.Claims;

namespace Evidence.Hosting.Security;

/// <summary>Turns claims of Entra ID into a <see cref="Caller"/>.</summary>
/// <remarks>
/// The claims are those of https://learn.microsoft.com/entra/identity-platform/access-token-claims-reference, by their short names or by the URIs App Service gives them.
/// <c>email</c> is not read: nobody has verified it.
/// </remarks>
internal static class CallerClaims
{
    private static readonly string[] _names =
    [
        "upn", "http://schemas.xmlsoap.org/ws/2005/05/identity/claims/upn",
        "preferred_username",
        "oid", "http://schemas.microsoft.com/identity/claims/objectidentifier",
        "appid", "azp",
        "sub", ClaimTypes.NameIdentifier,
    ];

    private static readonly string[] _roles = ["roles", "role", ClaimTypes.Role];

    /// <summary>The caller; null: the claims name nobody.</summary>
    public static Caller? Read(IReadOnlyCollection<Claim> claims)
    {
        var name = _names.Select(type => claims.FirstOrDefault(claim => claim.Type == type)?.Value).FirstOrDefault(value => !string.IsNullOrWhiteSpace(value));
        if (name is null)
        {
            return null;
        }

        var stated = claims.Where(claim => _roles.Contains(claim.Type, StringComparer.Ordinal)).Select(claim => claim.Value).Distinct(StringComparer.Ordinal).ToList();
        var known = stated.ToLookup(IsKnown);
        return new Caller(name, known[true].Select(role => Enum.Parse<EvidenceRole>(role, ignoreCase: true)).ToHashSet(), [.. known[false]], SpeaksForOthers: false);
    }

    // Enum.TryParse would take numbers and lists too.
    private static bool IsKnown(string role) => Enum.GetNames<EvidenceRole>().Contains(role, StringComparer.OrdinalIgnoreCase);
}
