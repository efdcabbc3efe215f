using System.Text.Json;
using System.Text.Json.Serialization;

namespace Evidence.Documents.Packs.Signing;

/// <summary>An in-toto statement (v1, https://github.com/in-toto/attestation/blob/main/spec/v1/statement.md).</summary>
/// <param name="Type">Always <see cref="TypeUri"/>.</param>
/// <param name="Subject">What it is about.</param>
/// <param name="PredicateType">What kind of claim it makes.</param>
/// <param name="Predicate">The claim.</param>
internal sealed record Statement(
    [property: JsonPropertyName("_type")] string Type,
    IReadOnlyList<Resource> Subject,
    string PredicateType,
    JsonElement Predicate)
{
    public const string TypeUri = "https://in-toto.io/Statement/v1";
}
