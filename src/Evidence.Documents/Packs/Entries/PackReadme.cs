using Evidence.Packs;

namespace Evidence.Documents.Packs.Entries;

/// <summary>The text a person finds first in an unpacked pack.</summary>
internal static class PackReadme
{
    public static string Of(PackContent content) => $"""
        Launch evidence pack: {content.Product.Name} {content.Release.Version}
        Judged as of {content.AsOf.UtcDateTime:yyyy-MM-dd HH:mm:ss} UTC under the policy '{content.Policy.Id}'

        pack.docx, pack.html      the same report, for people
        pack.json                 everything the report says
        facts.jsonl               one measurement a line; readings.jsonl says what was read out of each artifact
        artifacts.jsonl           where each artifact came from; its bytes are in artifacts/<sha256>/
        coverage.json, gates.json, risks.json, sources.json, decisions.json
        csv/                      tables for spreadsheets and BI
        gates.sarif               gates that did not pass, for CI
        oscal/                    assessment plan and results (OSCAL 1.2.1)
        attestation.cdx.json      the same claims as a CycloneDX 1.6 attestation
        ledger.jsonl              the hash-chained log of collection and decisions, up to the entry named in the manifest
        decided/                  the manifests that decisions were taken on
        manifest.json             path, size and SHA-256 of every entry
        pack.intoto.jsonl         signed statements over the manifest (in-toto in DSSE envelopes)
        pack.intoto.jsonl.tst     where one was given: a timestamp (RFC 3161) over pack.intoto.jsonl; pack.timestamp.intoto.jsonl binds it to the pack

        To verify all of it:      evidence pack verify FILE.zip [--key PUBLIC-KEY.pem]

        To verify by hand, in the folder the zip was unpacked to (jq, sha256sum, openssl):

          jq -r '.entries[] | "\(.sha256)  \(.path)"' manifest.json | sha256sum --check --quiet
          sha256sum manifest.json     # must be the digest in each statement below
          tail -n 1 pack.intoto.jsonl | jq -r .payload | base64 -d | jq -r .predicate.signer.publicKey > key.pem
          while read -r line; do
            echo "$line" | jq -r .payload | base64 -d > payload
            echo "$line" | jq -r '.signatures[0].sig' | base64 -d > signature
            (printf 'DSSEv1 28 application/vnd.in-toto+json %d ' "$(wc -c < payload)"; cat payload) > signed
            openssl dgst -sha256 -verify key.pem -signature signature signed && jq . payload
          done < pack.intoto.jsonl

        The time of a timestamp, with the certificates of its authority:

          openssl ts -verify -token_in -in pack.intoto.jsonl.tst -data pack.intoto.jsonl -CAfile TSA-ROOT.pem

        The key inside the pack shows that the pack is whole. Only a key you have from its owner shows who made it.

        """.ReplaceLineEndings("\n");
}
