using Evidence.Workspaces;

namespace Evidence.Delivery.Graph;

/// <summary>Where files of a delivery go, what happens where something is there, and how they are shared.</summary>
/// <param name="IsFlat">True: straight into the folder; false: into a folder of the delivery.</param>
/// <param name="Conflict">What happens where a file of the name is there with other content.</param>
/// <param name="LinkScope">Scope of the link that is made; null: none, the file's own address is given.</param>
internal sealed record SharePointRules(bool IsFlat, ConflictRule Conflict, string? LinkScope)
{
    /// <summary>
    /// The rules of the options. A folder of its own holds nothing but the delivery's files, so they replace what an earlier attempt left; in a shared one nothing is replaced
    /// unless the workspace says so. Links are for the organisation; one for anybody is made only where it is asked for and the audience is public.
    /// </summary>
    public static SharePointRules Of(DeliverySettings settings)
    {
        var isFlat = settings.Options.GetValueOrDefault("layout") == "flat";
        return new SharePointRules(
            isFlat,
            settings.Options.GetValueOrDefault("conflict") switch
            {
                "replace" => ConflictRule.Replace,
                "rename" => ConflictRule.Rename,
                "fail" => ConflictRule.Fail,
                _ => isFlat ? ConflictRule.Fail : ConflictRule.Replace,
            },
            settings.Options.GetValueOrDefault("link") switch
            {
                "none" => null,
                "anonymous" when settings.Audience == Answers.DisclosureLevel.Public => "anonymous",
                "anonymous" => throw new EvidenceException(FaultCode.Configuration, $"Delivery '{settings.Id}' asks for links anybody can open, but its audience is not public; write link: organization."),
                _ => "organization",
            });
    }

    /// <summary>Path of a file below the folder.</summary>
    public string PathOf(string deliveryId, string name) => IsFlat ? DriveNames.Safe(name) : $"{DriveNames.Safe(deliveryId)}/{DriveNames.Safe(name)}";

    /// <summary>Path beside one that is taken.</summary>
    public static string BesideOf(string path, string deliveryId)
    {
        var name = path[(path.LastIndexOf('/') + 1)..];
        return path[..(path.Length - name.Length)] + DriveNames.Renamed(name, deliveryId);
    }
}
