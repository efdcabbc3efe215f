using System.Text;
using Evidence.Artifacts;
using Evidence.Packs;
using Evidence.Ports;
using Evidence.Storage.Embedded;
using Evidence.Testing.Packs;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging.Abstractions;

namespace Evidence.Storage.Tests.Embedded;

/// <summary>A store in which a release was collected and decided, with what tampering with it takes.</summary>
internal sealed class SealedStore(string folder)
{
    private const string Release = "checkout-ranker-2.4.0";
    private const string Readers = "1";

    public static readonly string[] Kinds = ["artifact", "source-outcome", "reading", "decision"];

    public string Folder => folder;

    public string[] Contents => [.. Directory.GetFiles(Path.Combine(folder, "contents"), "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal)];

    public EmbeddedEvidenceStore Open() => new(folder, TimeProvider.System, NullLogger<EmbeddedEvidenceStore>.Instance);

    public SealedStore CopyTo(string other)
    {
        foreach (var file in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(other, Path.GetRelativePath(folder, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy, overwrite: true);
        }

        return new SealedStore(other);
    }

    /// <summary>Collects two sources and takes two decisions, as the workflows do.</summary>
    public async Task<LedgerAnchor> FillAsync(string text = "")
    {
        using var store = Open();
        var catalog = new EvidenceCatalog(store);
        foreach (var number in Enumerable.Range(0, 6))
        {
            var source = number % 2 == 0 ? "artifacts" : "tracking";
            var artifact = A.Artifact($"report-{number}.json", source: source, content: $"{{\"pass_rate\":0.9{number}{text}}}");
            await store.PutContentAsync(new MemoryStream(Encoding.UTF8.GetBytes($"{{\"pass_rate\":0.9{number}{text}}}")), default);
            await catalog.PutArtifactAsync(Release, new KnownArtifact(artifact, $"r{number}"), default);
            await catalog.PutReadingAsync(artifact, A.Reading(artifact, A.Fact(number: 0.9 + (number / 100.0))), Readers, default);
        }

        foreach (var source in (string[])["artifacts", "tracking"])
        {
            await catalog.PutSourceOutcomeAsync(Release, A.Source(source), default);
        }

        var seal = await (await catalog.SealReleaseAsync(Release, Readers, default)).KeepAsync(default);
        await AppendAsync(store, "source-collected", "artifacts", seal);
        await AppendAsync(store, "source-collected", "tracking", seal);
        foreach (var decision in (Decision[])[A.Decision("ada@example.com", "release-manager"), A.Decision("grace@example.com", "risk-owner", daysAgo: 0.5)])
        {
            var decided = await (await catalog.SealDecisionAsync(decision, default)).KeepAsync(default);
            await AppendAsync(store, "pack-decided", decision.By, decided);
            await catalog.PutDecisionAsync(decision, default);
        }

        var head = await store.FindLedgerHeadAsync(default);
        return new LedgerAnchor(head!.Sequence, head.Hash);
    }

    public async Task<StoreVerification> VerifyAsync(params LedgerAnchor[] anchors)
    {
        using var store = Open();
        return await StoreCheck.RunAsync(store, anchors, default);
    }

    /// <summary>Runs a statement on the database, behind the store's back.</summary>
    public int Execute(string statement, params (string Name, object Value)[] values)
    {
        using var connection = new SqliteConnection($"Data Source={Path.Combine(folder, "evidence.sqlite")};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = statement;
        Array.ForEach(values, value => command.Parameters.AddWithValue(value.Name, value.Value));
        return command.ExecuteNonQuery();
    }

    /// <summary>Every row of the records that are vouched for and of the ledger.</summary>
    public IReadOnlyList<(long Number, byte[] Text)> Rows(string query)
    {
        using var connection = new SqliteConnection($"Data Source={Path.Combine(folder, "evidence.sqlite")};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = query;
        using var reader = command.ExecuteReader();
        var rows = new List<(long, byte[])>();
        while (reader.Read())
        {
            rows.Add((reader.GetInt64(0), reader.GetFieldValue<byte[]>(1)));
        }

        return rows;
    }

    private static Task<IReadOnlyList<LedgerEntry>> AppendAsync(EmbeddedEvidenceStore store, string kind, string by, Sha256Digest seal) =>
        store.AppendToLedgerAsync([new LedgerDraft($"{kind}|{by}|{seal.Short}", kind, Release, seal, $"{{\"seal\":\"{seal.Hex}\"}}", A.Today)], default);
}
