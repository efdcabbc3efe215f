using System.CommandLine;
using System.Globalization;
using Evidence.Cli.Output;
using Evidence.Hosting.Services;
using Evidence.Ports;
using Evidence.Scorecards;
using Spectre.Console;

namespace Evidence.Cli.Commands;

/// <summary><c>evidence scorecard</c>: the key figures of products over their releases.</summary>
internal static class ScorecardCommand
{
    public static Command Create(CommandConsole console)
    {
        var product = new Option<string?>("--product", "-p") { Description = "Only this product", HelpName = "P" };
        var asOf = CommonOptions.AsOf();
        var format = CommonOptions.Format("table", "json", "csv", "html");
        var command = new Command("scorecard", "Shows the fifteen key figures of responsible AI, with their trend over releases. What has no data says so.") { product, asOf, format };
        command.SetAction(async (parsed, stop) =>
        {
            await using var host = CommandHost.Open(parsed.GetRequiredValue(CommonOptions.Workspace));
            var cards = await host.Get<ScorecardService>().BuildAsync(parsed.GetValue(product), parsed.GetValue(asOf), stop);
            Write(console, host.Get<IScorecardDocuments>(), cards, parsed.GetRequiredValue(format));
            return ExitStatus.Done;
        });
        return command.WithExamples("evidence scorecard --product help-assistant", "evidence scorecard --format html > scorecard.html");
    }

    private static void Write(CommandConsole console, IScorecardDocuments documents, IReadOnlyList<Scorecard> cards, string format)
    {
        switch (format)
        {
            case "json":
                console.WriteJson(cards);
                break;
            case "csv":
                WriteText(console, stream => documents.WriteCsv(cards, stream));
                break;
            case "html":
                WriteText(console, stream => documents.WriteHtml(cards, stream));
                break;
            default:
                WriteTables(console, cards);
                break;
        }
    }

    private static void WriteText(CommandConsole console, Action<Stream> write)
    {
        using var stream = new MemoryStream();
        write(stream);
        console.Output.Write(System.Text.Encoding.UTF8.GetString(stream.ToArray()));
    }

    private static void WriteTables(CommandConsole console, IReadOnlyList<Scorecard> cards)
    {
        foreach (var card in cards)
        {
            console.WriteLine($"{card.ProductName}, as of {card.AsOf:yyyy-MM-dd}");
            var table = new Table().Border(TableBorder.Simple).AddColumns("Figure", "Latest", "Trend", "Basis");
            foreach (var kpi in card.Kpis)
            {
                var trend = string.Join(" > ", kpi.Points.Select(point => Value(point.Value)));
                table.AddRow(Markup.Escape(kpi.Definition.Title), Value(kpi.Latest?.Value), trend, Markup.Escape(kpi.Latest?.Basis ?? ""));
            }

            console.Results.Write(table);
        }
    }

    private static string Value(double? value) => value?.ToString("0.###", CultureInfo.InvariantCulture) ?? "no data";
}
