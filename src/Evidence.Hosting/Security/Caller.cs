namespace Evidence.Hosting.Security;

/// <summary>Who calls.</summary>
/// <param name="Name">Name or address they sign in with.</param>
/// <param name="Roles">What they may be.</param>
/// <param name="SignOffRoles">Roles they sign packs in, as their token states them, for instance <c>release-manager</c>. People of evidence.yaml have theirs from there.</param>
/// <param name="SpeaksForOthers">
/// True for a trusted program or the user of this machine: the request may name the person it is made for. False for a person who signed in: the name is theirs.
/// </param>
public sealed record Caller(string Name, IReadOnlySet<EvidenceRole> Roles, IReadOnlyList<string> SignOffRoles, bool SpeaksForOthers)
{
    /// <summary>Someone with every role, who is trusted to name others.</summary>
    public static Caller Trusted(string name) => new(name, Enum.GetValues<EvidenceRole>().ToHashSet(), [], SpeaksForOthers: true);

    /// <summary>The person a request is made for: who signed in, or whom a trusted caller names.</summary>
    /// <param name="named">The name in the request; null: none.</param>
    /// <param name="field">The field it stands in, for messages.</param>
    /// <exception cref="EvidenceException"><see cref="FaultCode.Forbidden"/>: someone who signed in names another.</exception>
    public string ActsAs(string? named, string field)
    {
        if (string.IsNullOrWhiteSpace(named) || string.Equals(named, Name, StringComparison.OrdinalIgnoreCase))
        {
            return Name;
        }

        return SpeaksForOthers
            ? named
            : throw new EvidenceException(FaultCode.Forbidden, $"You are signed in as '{Name}' and cannot act as '{named}'; leave '{field}' out.");
    }
}
