using Evidence.Facts;
using Evidence.Readers.Content;

namespace Evidence.Readers.Pipelines;

/// <summary>Facts that the pipelines of all systems have in common.</summary>
internal static class PipelineFacts
{
    /// <summary>Runs of a pipeline: how each ended and how long it took.</summary>
    public static void WriteRun(FactSheet sheet, JsonAt run, string? outcome, string? name, string? commit, DateTimeOffset? started, DateTimeOffset? ended, params ReadOnlySpan<(string Name, string? Value)> attributes)
    {
        if (outcome is null)
        {
            sheet.Note($"{FactSheet.At(run.Pointer)}: the run does not say how it ended; passed over.");
            return;
        }

        var about = About.With(attributes);
        about = about with
        {
            MeasuredAt = ended ?? started,
            Attributes = about.Attributes.With((FactAttributes.Title, name), ("commit", commit), (FactAttributes.Opened, Times.Iso(started)), (FactAttributes.Closed, Times.Iso(ended))),
        };
        sheet.AddText("ci.run", run.Pointer, outcome, about);
        if (ended > started && outcome is not ("running" or "pending"))
        {
            sheet.Add("ci.duration", run.Pointer, (ended - started)!.Value.TotalSeconds, About.With((FactAttributes.Title, name)) with { MeasuredAt = ended });
        }
    }

    /// <summary>One job or check.</summary>
    public static void WriteJob(FactSheet sheet, string metric, JsonAt job, string? outcome, string? name, DateTimeOffset? ended, params ReadOnlySpan<(string Name, string? Value)> attributes)
    {
        if (outcome is not null)
        {
            var about = About.With(attributes);
            sheet.AddText(metric, job.Pointer, outcome, about with { MeasuredAt = ended, Attributes = about.Attributes.With((FactAttributes.Title, name)) });
        }
    }
}
