using System.Text;
using System.Text.Json;
using Evidence.Packs;
using Microsoft.Data.Sqlite;

namespace Evidence.Storage.Embedded;

/// <summary>The statements on the ledger. Entries are only ever added, inside a transaction that no other writer shares.</summary>
internal static class LedgerTable
{
    private const int PageEntries = 500;

    public static IReadOnlyList<LedgerEntry> Append(SqliteTransaction transaction, IReadOnlyList<LedgerDraft> drafts, DateTimeOffset at)
    {
        var connection = transaction.Connection!;
        var known = new Dictionary<string, LedgerEntry>(StringComparer.Ordinal);
        foreach (var draft in drafts)
        {
            if (Find(connection, draft.Id) is { } entry)
            {
                known[draft.Id] = entry;
            }
        }

        var entries = LedgerChain.Continue(FindHead(connection), drafts, known, at, out var fresh);
        foreach (var entry in fresh)
        {
            Insert(transaction, entry);
        }

        return entries;
    }

    public static LedgerEntry? FindHead(SqliteConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT sequence, entry, id FROM ledger ORDER BY sequence DESC LIMIT 1";
        return ReadOne(command);
    }

    /// <summary>The entries from a sequence number on, as many as make a page; none: the end.</summary>
    public static List<LedgerEntry> ReadPage(SqliteConnection connection, long fromSequence)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT sequence, entry, id FROM ledger WHERE sequence >= $from ORDER BY sequence LIMIT $limit";
        command.Parameters.AddWithValue("$from", fromSequence);
        command.Parameters.AddWithValue("$limit", PageEntries);
        using var reader = command.ExecuteReader();
        var page = new List<LedgerEntry>();
        while (reader.Read())
        {
            page.Add(Read(reader));
        }

        return page;
    }

    private static LedgerEntry? Find(SqliteConnection connection, string id)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT sequence, entry, id FROM ledger WHERE id = $id";
        command.Parameters.AddWithValue("$id", OrdinalKey.Encode(id));
        return ReadOne(command);
    }

    private static void Insert(SqliteTransaction transaction, LedgerEntry entry)
    {
        using var command = transaction.Connection!.CreateCommand();
        command.CommandText = "INSERT INTO ledger (sequence, id, entry) VALUES ($sequence, $id, $entry)";
        command.Parameters.AddWithValue("$sequence", entry.Sequence);
        command.Parameters.AddWithValue("$id", OrdinalKey.Encode(entry.Id));
        command.Parameters.AddWithValue("$entry", JsonSerializer.Serialize(entry, EvidenceJson.Compact));
        command.ExecuteNonQuery();
    }

    private static LedgerEntry? ReadOne(SqliteCommand command)
    {
        using var reader = command.ExecuteReader();
        return reader.Read() ? LedgerChain.Whole(Read(reader)) : null;
    }

    // The id stands in a column of its own, by which a repeated append is known: it must be the entry's.
    private static LedgerEntry Read(SqliteDataReader reader)
    {
        var entry = LedgerChain.Parse(reader.GetInt64(0), Encoding.UTF8.GetBytes(reader.GetString(1)));
        return reader.GetFieldValue<byte[]>(2).AsSpan().SequenceEqual(OrdinalKey.Encode(entry.Id)) ? entry : throw LedgerChain.Broken(entry.Sequence, "has another id");
    }
}
