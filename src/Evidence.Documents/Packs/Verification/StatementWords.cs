using System.Text.Json;
using Evidence.Documents.Packs.Signing;

namespace Evidence.Documents.Packs.Verification;

/// <summary>What a signed statement says, in a line.</summary>
internal static class StatementWords
{
    public static string Of(Statement statement) => statement.PredicateType switch
    {
        PackStatements.TestResult =>
            $"gates: {Text(statement, "result")}, {Count(statement, "passedTests")} passed, {Count(statement, "warnedTests")} waived, {Count(statement, "failedTests")} not passed",
        PackStatements.VerificationSummary => Launch(Text(statement, "verificationResult"), Text(statement, "timeVerified")),
        _ => $"pack: {Text(statement, "product")} {Text(statement, "version")}, {Text(statement, "disposition")}, as of {Text(statement, "asOf")}",
    };

    // SLSA knows no third result.
    private static string Launch(string result, string time) =>
        $"launch: {result} as of {time}{(result == "FAILED" ? " (a no-go, not approved yet, or rejected)" : "")}";

    private static string Text(Statement statement, string name) =>
        statement.Predicate.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString()! : "not stated";

    private static int Count(Statement statement, string name) =>
        statement.Predicate.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Array ? value.GetArrayLength() : 0;
}
