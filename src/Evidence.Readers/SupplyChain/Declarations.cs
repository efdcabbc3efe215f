using Evidence.Facts;
using Evidence.Readers.Content;

namespace Evidence.Readers.SupplyChain;

/// <summary>CycloneDX attestations: how far an assessor finds requirements met, on which claims, and who affirms it.</summary>
internal static class Declarations
{
    public static void Write(JsonAt declarations, FactSheet sheet)
    {
        foreach (var attestation in declarations.Get("attestations")?.Items ?? [])
        {
            foreach (var entry in attestation.Get("map")?.Items ?? [])
            {
                WriteEntry(entry, Assessor(declarations, attestation.Get("assessor")?.Text), sheet);
            }
        }

        if (declarations.Get("claims") is { IsArray: true } claims)
        {
            sheet.Add("attestation.claims", claims.Pointer, claims.Size);
        }

        foreach (var signatory in declarations.At("affirmation", "signatories")?.Items ?? [])
        {
            sheet.AddText("attestation.affirmation", signatory.Pointer, signatory.Get("name")?.Text ?? "(unnamed)", About.With(
                (FactAttributes.Role, signatory.Get("role")?.Text),
                ("organization", signatory.At("organization", "name")?.Text),
                ("signed", signatory.Get("signature") is not null || signatory.Get("externalReference") is not null ? "yes" : "no")));
        }
    }

    private static void WriteEntry(JsonAt entry, string? assessor, FactSheet sheet)
    {
        var about = About.Sliced(
            "requirement",
            entry.Get("requirement")?.Text ?? entry.Pointer,
            ("assessor", assessor),
            ("claims", Joined(entry.Get("claims"))),
            ("counter-claims", Joined(entry.Get("counterClaims"))));
        if (entry.At("conformance", "score") is { } conformance)
        {
            sheet.Measure("attestation.conformance", "attestation", conformance, about);
        }

        if (entry.At("confidence", "score") is { } confidence)
        {
            sheet.Measure("attestation.confidence", "attestation", confidence, about);
        }
    }

    private static string? Joined(JsonAt? list) => list is { IsArray: true } found ? string.Join(", ", found.Items.Select(item => item.Text)) : null;

    private static string? Assessor(JsonAt declarations, string? reference)
    {
        var assessor = declarations.Get("assessors")?.Items.FirstOrDefault(one => one.Get("bom-ref")?.Text == reference);
        return assessor is { IsObject: true } found
            ? $"{found.At("organization", "name")?.Text ?? reference}{(found.Get("thirdParty")?.Flag == true ? " (third party)" : "")}"
            : reference;
    }
}
