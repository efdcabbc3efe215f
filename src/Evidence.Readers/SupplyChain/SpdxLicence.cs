namespace Evidence.Readers.SupplyChain;

/// <summary>The licence an SPDX package carries: the concluded one, failing that the declared one.</summary>
internal static class SpdxLicence
{
    public static IReadOnlyList<string> Of(string? concluded, string? declared) =>
        IsStated(concluded) ? [concluded!] : IsStated(declared) ? [declared!] : [];

    private static bool IsStated(string? licence) => !string.IsNullOrWhiteSpace(licence) && licence is not ("NOASSERTION" or "NONE");
}
