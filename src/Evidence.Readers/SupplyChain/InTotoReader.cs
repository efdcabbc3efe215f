using System.Buffers.Text;
using System.Globalization;
using System.Text.Json;
using Evidence.Artifacts;
using Evidence.Ports;
using Evidence.Readers.Content;

namespace Evidence.Readers.SupplyChain;

/// <summary>
/// in-toto statements, bare or in DSSE envelopes, one document or one a line (https://github.com/in-toto/attestation). Signatures are counted, not checked:
/// whose keys count is not a reader's to know.
/// </summary>
internal sealed class InTotoReader(ReaderTools tools) : JsonLinesArtifactReader(tools)
{
    public override string Id => "in-toto";

    protected override string Format => "in-toto attestation";

    protected override string? Kind => ArtifactKinds.Attestation;

    protected override Recognition Recognise(JsonSketch json) =>
        json.HasAll("payloadType", "payload", "signatures") || json.HasAll("dsseEnvelope/payloadType", "dsseEnvelope/payload")
        || (json.Text("_type")?.StartsWith("https://in-toto.io/Statement/", StringComparison.Ordinal) == true && json.Has("predicateType"))
            ? Recognition.Certain
            : Recognition.None;

    protected override IJsonLines Start(FactSheet sheet) => new Lines(sheet);

    private sealed class Lines(FactSheet sheet) : IJsonLines
    {
        public void Take(JsonAt line, string pointer)
        {
            var envelope = line.Get("dsseEnvelope") ?? line;
            if (envelope.Get("payload")?.Text is not { } payload)
            {
                Write(envelope, pointer, null);
                return;
            }

            try
            {
                using var statement = TolerantJson.Parse(Decode(payload));
                Write(new JsonAt(statement.RootElement, ""), pointer, envelope.Get("signatures")?.Size ?? 0);
            }
            catch (Exception broken) when (broken is FormatException or JsonException)
            {
                sheet.Note($"{pointer}: the payload of the envelope is not a statement; passed over.");
            }
        }

        public string? Finish(out string? kind)
        {
            kind = null;
            return sheet.IsEmpty ? "no statement was found in it." : null;
        }

        // Base64, or its form for URLs (DSSE 1.0, section "Envelope").
        private static byte[] Decode(string payload) =>
            payload.Contains('-') || payload.Contains('_') ? Base64Url.DecodeFromChars(payload) : Convert.FromBase64String(payload);

        private void Write(JsonAt statement, string pointer, int? signatures)
        {
            if (statement.Get("predicateType")?.Text is not { } type)
            {
                sheet.Note($"{pointer}: the statement has no predicate type; passed over.");
                return;
            }

            var subject = statement.Get("subject")?.Items.FirstOrDefault();
            sheet.AddText("attestation.statement", pointer, type, About.With(
                ("subject", subject is { IsObject: true } first ? first.Get("name")?.Text : null),
                ("digest", subject is { IsObject: true } named ? named.At("digest", "sha256")?.Text : null),
                ("subjects", statement.Get("subject")?.Size.ToString(CultureInfo.InvariantCulture)),
                ("builder", (statement.At("predicate", "runDetails", "builder", "id") ?? statement.At("predicate", "builder", "id"))?.Text),
                ("signatures", signatures?.ToString(CultureInfo.InvariantCulture))));
        }
    }
}
