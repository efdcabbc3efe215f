using System.Text.RegularExpressions;
using Evidence.Connectors.Collecting;
using Evidence.Packs;
using Evidence.Ports;
using Evidence.Releases;

namespace Evidence.Connectors.ServiceNow;

/// <summary>What a subject of a ServiceNow source may name.</summary>
internal static partial class ServiceNowSubjects
{
    public const string Table = "table";
    public const string Query = "query";
    public const string Attachments = "attachments";

    public static IReadOnlyList<OptionDescription> Keys { get; } =
    [
        new(Table, "Name of a table: change_request, incident, sn_risk_risk or any other", Required: true),
        new(Query, "Which of its records, as an encoded query: cmdb_ci.name=checkout-ranker^active=true; absent: all"),
        DeclaredKind.Description,
        new(Attachments, "true or false: whether attachments are collected"),
    ];

    /// <summary>The gap for a subject that is not understood; null: it is.</summary>
    public static CollectionGap? FindGap(Subject subject) =>
        SubjectKeys.FindGap(subject, Keys, Table) ?? DeclaredKind.FindGap(subject) ?? SubjectKeys.FindFlagGap(subject, Attachments) ?? FindTableGap(subject);

    // It becomes a part of an address.
    private static CollectionGap? FindTableGap(Subject subject) =>
        TableName().IsMatch(subject[Table]!)
            ? null
            : new($"Subject {subject}", $"'{subject[Table]}' is no name of a table.", "Use the table's name (not its label): lower-case letters, digits and underscores.");

    [GeneratedRegex("^[a-z0-9_]{1,80}$", RegexOptions.CultureInvariant)]
    private static partial Regex TableName();
}
