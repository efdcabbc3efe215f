using System.CommandLine;
using Evidence.Cli.Output;
using Evidence.Workflows.Notifications;
using Spectre.Console;

namespace Evidence.Cli.Commands;

/// <summary><c>evidence deliveries</c>: what places of delivery are owed.</summary>
internal static class DeliveriesCommand
{
    public static Command Create(CommandConsole console)
    {
        var format = CommonOptions.Format("table", "json");
        var list = new Command("owed", "Lists what could not be delivered yet, why, and when it is tried again. Ends in 1 where there is any.") { format };
        list.SetAction(async (parsed, stop) =>
        {
            await using var host = CommandHost.Open(parsed.GetRequiredValue(CommonOptions.Workspace));
            var owed = await host.Get<UndeliveredNotifications>().ListAsync(stop);
            Write(console, owed, parsed.GetRequiredValue(format));
            return owed.Count == 0 ? ExitStatus.Done : ExitStatus.No;
        });
        return new Command("deliveries", "Says what places of delivery are owed.") { list.WithExamples("evidence deliveries owed", "evidence deliveries owed --format json") };
    }

    private static void Write(CommandConsole console, IReadOnlyList<UndeliveredNotification> owed, string format)
    {
        if (format == "json")
        {
            console.WriteJson(owed.Select(open => new { open.Delivery, open.Request.Event, open.Request.Subject, open.Since, open.Attempts, open.NextAt, open.Reason }));
            return;
        }

        if (owed.Count == 0)
        {
            console.WriteLine("Everything was delivered.");
            return;
        }

        var table = new Table().Border(TableBorder.Simple).AddColumns("Delivery", "What", "Since", "Tried", "Next", "Why");
        foreach (var open in owed)
        {
            table.AddRow(
                Markup.Escape(open.Delivery), Markup.Escape($"{open.Request.Event} {open.Request.Subject}"), open.Since.ToString("yyyy-MM-dd HH:mm"), $"{open.Attempts}", open.NextAt.ToString("yyyy-MM-dd HH:mm"), Markup.Escape(open.Reason));
        }

        console.Results.Write(table);
    }
}
