namespace Evidence.Hosting.Security;

/// <summary>What a caller may be. App roles in Entra ID have these names.</summary>
public enum EvidenceRole
{
    /// <summary>Reads packs, coverage, scorecards and questionnaires.</summary>
    Reader,

    /// <summary>Has questionnaires drafted and reviews them.</summary>
    Sales,

    /// <summary>Has evidence collected and reads where controls stand.</summary>
    Compliance,

    /// <summary>Asks for packs.</summary>
    Release,

    /// <summary>Decides on packs others asked for.</summary>
    Approver,

    /// <summary>Does everything but decide.</summary>
    Admin,
}
