using System.CommandLine;
using Evidence.Cli.Output;
using Evidence.Drafting;
using Evidence.Hosting.Services;
using Evidence.Packs;
using Evidence.Ports;
using Evidence.Questionnaires;
using Evidence.Workflows;

namespace Evidence.Cli.Commands;

/// <summary><c>evidence questionnaire draft</c>.</summary>
internal static class QuestionnaireDraftCommand
{
    public static Command Create(CommandConsole console)
    {
        var file = new Argument<string>("FILE") { Description = "The customer's file: .docx, .xlsx, .csv, .md, .json or .txt; or an https link to it in SharePoint or OneDrive" };
        var product = new Option<string?>("--product", "-p") { Description = "Product asked about", HelpName = "P" };
        var release = CommonOptions.Release(required: false);
        var audience = CommonOptions.Audience();
        var asOf = CommonOptions.AsOf();
        var output = new Option<FileInfo>("--out", "-o") { Description = "The filled file", HelpName = "FILE", Required = true };
        var report = new Option<FileInfo?>("--report") { Description = "A report of every question as JSON", HelpName = "FILE.json" };
        var clean = new Option<bool>("--clean") { Description = "Write the copy for the customer: what is fit to send, without comments; the rest stays empty and is listed" };
        var overwrite = new Option<bool>("--overwrite") { Description = "Replace answers that stand in the file already; default: never" };
        var command = new Command("draft", "Finds every question in a customer's file, drafts what is approved and evidenced, and fills it in place.") { file, product, release, audience, asOf, output, report, clean, overwrite };
        command.SetAction((parsed, stop) => RunAsync(
            console,
            parsed.GetRequiredValue(CommonOptions.Workspace),
            parsed.GetRequiredValue(file),
            new QuestionnaireAsk(
                FileName: "",
                parsed.GetRequiredValue(audience),
                parsed.GetValue(product),
                parsed.GetValue(release),
                parsed.GetValue(asOf),
                Environment.UserName,
                parsed.GetValue(overwrite),
                parsed.GetValue(clean)),
            parsed.GetRequiredValue(output),
            parsed.GetValue(report),
            stop));
        return command.WithExamples(
            "evidence questionnaire draft customer.docx --product checkout-ranker --audience nda --out filled.docx --report report.json",
            "evidence questionnaire draft customer.xlsx --audience public --clean --out for-customer.xlsx",
            "evidence questionnaire draft https://contoso.sharepoint.com/:x:/s/Sales/Eabc --audience nda --out filled.xlsx");
    }

    public static async Task<int> RunAsync(
        CommandConsole console, DirectoryInfo folder, string file, QuestionnaireAsk ask, FileInfo output, FileInfo? report, CancellationToken cancellationToken)
    {
        await using var host = CommandHost.Open(folder);
        host.DoAhead(services => services.Get<DraftingWarmUp>().Open(services.Get<IWorkspaceSource>().Load().Library));
        await using var input = await QuestionnaireInput.OpenAsync(host, file, cancellationToken);
        var service = host.Get<QuestionnaireService>();
        var started = await service.StartAsync(input.Content, ask with { FileName = input.Name }, cancellationToken);
        await host.StartEngineAsync(cancellationToken);
        var result = await host.Progress.ShowAsync(console, $"Drafting {input.Name}", () => service.WaitAsync(started.QuestionnaireId, cancellationToken));
        var store = host.Get<EvidenceCatalog>().Store;
        await StoredFiles.WriteAsync(store, result.Document, output.FullName, cancellationToken);
        if (report is not null)
        {
            await StoredFiles.WriteAsync(store, result.Report, report.FullName, cancellationToken);
        }

        await WriteAsync(console, host, input.Name, output, report, result, cancellationToken);
        return ExitStatus.Done;
    }

    private static async Task WriteAsync(
        CommandConsole console, CommandHost host, string name, FileInfo output, FileInfo? report, QuestionnaireResult result, CancellationToken cancellationToken)
    {
        console.WriteLine($"{name}: {result.Questions} questions: {result.Drafted} drafted, {result.Review} for review, {result.Unanswered} unanswered");
        var content = await host.Get<EvidenceCatalog>().OpenAsync<QuestionnaireReport>(result.Report.Digest, cancellationToken);
        foreach (var note in content.Questionnaire.Notes)
        {
            console.WriteLine($"  note: {note}");
        }

        if (host.Progress.LatestOf("model") is { } model)
        {
            console.WriteLine($"  note: {model}");
        }

        foreach (var question in content.Questions.Where(question => question.Answer is not null && !question.Filled))
        {
            console.WriteLine($"  not written: {question.Location}: {string.Join(' ', question.Reasons)}");
        }

        console.WriteLine($"  {output.FullName}");
        if (report is not null)
        {
            console.WriteLine($"  {report.FullName}");
        }
    }
}
