using System.CommandLine;
using Evidence.Answers;
using Evidence.Cli.Output;
using Evidence.Drafting.Evaluation;
using Evidence.Ports;

namespace Evidence.Cli.Commands;

/// <summary><c>evidence answers evaluate</c>: how good matching is on your own questions.</summary>
internal static class AnswersEvaluateCommand
{
    public static Command Create(CommandConsole console)
    {
        var gold = new Argument<FileInfo>("GOLD.jsonl") { Description = "Labelled questions, one object a line: {\"id\",\"text\",\"product\",\"gold\":[library ids]}" };
        var audience = new Option<DisclosureLevel?>("--audience") { Description = "Draft for this audience, so that what may not be sent to it is not drafted; default: matching alone", HelpName = "public|nda|internal" };
        var predictions = new Option<FileInfo?>("--predictions") { Description = "Write one prediction a line", HelpName = "OUT.jsonl" };
        var calibrate = new Option<FileInfo?>("--calibrate") { Description = "Fit the weights on the questions, write them to this file, and print cross-validated figures", HelpName = "WEIGHTS.json" };
        var asOf = CommonOptions.AsOf();
        var format = CommonOptions.Format("table", "json");
        var command = new Command("evaluate", "Measures accuracy, coverage and calibration of matching on your own labelled questions.") { gold, audience, predictions, calibrate, asOf, format };
        command.SetAction(async (parsed, stop) =>
        {
            await using var host = CommandHost.Open(parsed.GetRequiredValue(CommonOptions.Workspace));
            var file = parsed.GetRequiredValue(gold);
            var library = host.Get<IWorkspaceSource>().Load().Library;
            var lines = (await InputFiles.ReadTextAsync(file, stop)).Split('\n');
            var questions = GoldQuestions.Read(lines, file.Name, library.Select(answer => answer.Id).ToHashSet(StringComparer.Ordinal));
            var request = new EvaluationRequest(library, questions, parsed.GetValue(audience), parsed.GetValue(asOf) ?? host.Get<TimeProvider>().GetUtcNow());
            var (figures, predicted, misses) = await RunAsync(host.Get<AnswerEvaluation>(), request, parsed.GetValue(calibrate), stop);
            await WritePredictionsAsync(parsed.GetValue(predictions), predicted, stop);
            Write(console, figures, misses, parsed.GetRequiredValue(format));
            return ExitStatus.Done;
        });
        return command.WithExamples("evidence answers evaluate questions.jsonl --predictions out.jsonl", "evidence answers evaluate questions.jsonl --format json");
    }

    private static async Task<(EvaluationFigures Figures, IReadOnlyList<AnswerPrediction> Predictions, IReadOnlyList<EvaluationMiss> Misses)> RunAsync(
        AnswerEvaluation evaluation, EvaluationRequest request, FileInfo? weights, CancellationToken cancellationToken)
    {
        if (weights is null)
        {
            var result = await evaluation.EvaluateAsync(request, cancellationToken);
            return (result.Figures, result.Predictions, result.Misses);
        }

        var fitted = await evaluation.CalibrateAsync(request, cancellationToken);
        await File.WriteAllBytesAsync(weights.FullName, fitted.WeightsFile.ToArray(), cancellationToken);
        return (fitted.CrossValidated, fitted.Predictions, fitted.Misses);
    }

    private static async Task WritePredictionsAsync(FileInfo? file, IReadOnlyList<AnswerPrediction> predictions, CancellationToken cancellationToken)
    {
        if (file is not null)
        {
            await File.WriteAllTextAsync(file.FullName, string.Concat(predictions.Select(prediction => prediction.ToJsonLine() + "\n")), cancellationToken);
        }
    }

    private static void Write(CommandConsole console, EvaluationFigures figures, IReadOnlyList<EvaluationMiss> misses, string format)
    {
        if (format == "json")
        {
            console.WriteJson(new { Figures = figures, Misses = misses });
            return;
        }

        console.WriteLine($"{figures.Questions} questions, {figures.Answerable} answerable");
        console.WriteLine($"  right answer first       {figures.FirstRight:0.0%}");
        console.WriteLine($"  among the first five     {figures.AmongFive:0.0%}");
        console.WriteLine($"  drafted                  {figures.Drafted}, of which right {figures.DraftedPrecision:0.0%}");
        console.WriteLine($"  answerable ones drafted  {figures.DraftedShare:0.0%}");
        console.WriteLine($"  unanswerable drafted     {figures.UnanswerableDrafted:0.0%}");
        console.WriteLine($"  calibration error        {figures.CalibrationError:0.000}");
        foreach (var miss in misses)
        {
            console.WriteLine($"  missed {miss.Id}: {miss.Text} (right: {(miss.Gold.Count == 0 ? "none" : string.Join(", ", miss.Gold))}; first: {(miss.Nearest.Count > 0 ? miss.Nearest[0] : "none")}, confidence {miss.Confidence:0.00})");
        }
    }
}
