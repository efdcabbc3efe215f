using System.Globalization;
using Evidence.Facts;
using Evidence.Readers.Content;

namespace Evidence.Readers.DataQuality;

/// <summary>The results of expectation suites as facts.</summary>
internal sealed class ExpectationResults(FactSheet sheet, IReadOnlyList<JsonAt> suites)
{
    private const double Percent = 100;

    public void Write(JsonAt root)
    {
        var first = suites[0];
        sheet.MeasuredAt = (first.At("meta", "validation_time") ?? first.At("meta", "run_id", "run_time") ?? first.At("meta", "run_id") ?? root.At("run_id", "run_time"))?.Time;
        if (first.At("meta", "great_expectations_version") is { Text: { } version })
        {
            sheet.Tool = $"Great Expectations {version}";
        }

        var counted = suites.Select(Count).ToList();
        var pointer = suites.Count > 1 ? root.Get("run_results", "validation_results")!.Value.Pointer : counted[0].Pointer;
        sheet.AddRate("data.expectation_success_rate", pointer, counted.Sum(suite => suite.Met), counted.Sum(suite => suite.All));
        foreach (var (suite, count) in suites.Zip(counted))
        {
            if (suites.Count > 1)
            {
                sheet.AddRate("data.expectation_success_rate", count.Pointer, count.Met, count.All, About.Sliced("suite", Name(suite)));
            }

            WriteRows(suite);
            foreach (var result in Results(suite))
            {
                WriteResult(result);
            }
        }
    }

    private static IEnumerable<JsonAt> Results(JsonAt suite) => suite.Get("results", "expectations")?.Items ?? [];

    private static string Name(JsonAt suite) => (suite.Get("suite_name") ?? suite.At("meta", "expectation_suite_name"))?.Text ?? suite.Pointer;

    private (string Pointer, long Met, long All) Count(JsonAt suite)
    {
        var results = Results(suite).Where(result => result.Get("success")?.Flag is not null).ToList();
        var (met, all) = ((long)results.Count(result => result.Get("success")!.Value.Flag == true), (long)results.Count);
        if (suite.Get("statistics") is not { } statistics || statistics.Get("evaluated_expectations")?.Count is not { } stated)
        {
            return (suite.Get("results", "expectations")?.Pointer ?? suite.Pointer, met, all);
        }

        if (all == 0)
        {
            return (statistics.Pointer, statistics.Get("successful_expectations")?.Count ?? 0, stated);
        }

        if (stated != all)
        {
            sheet.Note(string.Create(CultureInfo.InvariantCulture, $"{statistics.Pointer} states {stated} expectations and the list holds {all}; those in the list were counted."));
        }

        return (statistics.Pointer, met, all);
    }

    private void WriteRows(JsonAt suite)
    {
        var rows = Results(suite)
            .Select(result => Type(result) == "expect_table_row_count_to_be_between" || Type(result) == "expect_table_row_count_to_equal" ? result.At("result", "observed_value") : result.At("result", "element_count"))
            .FirstOrDefault(count => count?.Count is not null);
        if (rows is { } found)
        {
            sheet.Add("data.rows", found.Pointer, found.Count!.Value, suites.Count > 1 ? About.Sliced("suite", Name(suite)) : default);
        }
    }

    private void WriteResult(JsonAt result)
    {
        if (result.Get("success") is not { Flag: { } isMet } success)
        {
            sheet.Note($"{result.Pointer}: it does not say whether the expectation holds; passed over.");
            return;
        }

        var slice = SliceOf(result);
        var raised = (result.At("exception_info", "raised_exception"))?.Flag == true;
        sheet.Add("data.expectation_success", success.Pointer, isMet ? 1 : 0, new About(slice, Attributes: Attributes.Of(("expectation", Type(result)), ("error", raised ? "the check raised an exception" : null))));
        WriteShares(result, slice);
    }

    private void WriteShares(JsonAt result, Slice slice)
    {
        if (result.At("result", "unexpected_percent") is not { Number: { } percent } unexpected)
        {
            return;
        }

        var (all, count) = (result.At("result", "element_count")?.Count, result.At("result", "unexpected_count")?.Count);
        var isMissing = Type(result) == "expect_column_values_to_not_be_null";
        var metric = isMissing ? "missing_share" : "unexpected_share";
        var about = new About(isMissing && Column(result) is { } column ? Slice.Of("column", column) : slice, Attributes: Attributes.Of(("expectation", Type(result))));

        // The percentage may leave missing values out of account, so its basis is known only where it agrees with the counts.
        var isBasis = all is > 0 && count <= all && Math.Abs(((double)count.Value / all.Value) - (percent / Percent)) < 1e-9;
        sheet.Measure(metric, "data", unexpected.Pointer, percent / Percent, isBasis ? about with { SampleSize = all, Successes = count } : about);
    }

    private static Slice SliceOf(JsonAt result)
    {
        var pairs = new List<KeyValuePair<string, string>> { new("expectation", Type(result)) };
        if (Column(result) is { } column)
        {
            pairs.Add(new("column", column));
        }

        return Slice.Of(pairs);
    }

    private static string Type(JsonAt result) =>
        (result.Get("expectation_type") ?? result.At("expectation_config", "type") ?? result.At("expectation_config", "expectation_type"))?.Text ?? "(unnamed)";

    private static string? Column(JsonAt result)
    {
        var arguments = result.At("expectation_config", "kwargs") ?? result.Get("kwargs");
        return (arguments?.Get("column"))?.Text
            ?? (arguments?.Get("column_A") is { Text: { } left } && arguments?.Get("column_B") is { Text: { } right } ? $"{left}, {right}" : null)
            ?? (arguments?.Get("column_list", "column_set") is { IsArray: true } list ? string.Join(", ", list.Items.Select(item => item.Text)) : null);
    }
}
