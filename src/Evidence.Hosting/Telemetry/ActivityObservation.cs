using System.Diagnostics;
using Evidence.Workflows;

namespace Evidence.Hosting.Telemetry;

/// <summary>Measures activities and counts what they give; the same in both hosts.</summary>
public static class ActivityObservation
{
    /// <summary>Runs an activity and measures it.</summary>
    /// <param name="name">Name of the activity.</param>
    /// <param name="work">Runs it.</param>
    public static async Task<T> RunAsync<T>(string name, Func<Task<T>> work)
    {
        ArgumentNullException.ThrowIfNull(work);
        using var span = EvidenceTelemetry.Source.StartActivity($"activity {name}");
        var started = Stopwatch.GetTimestamp();
        var outcome = "failed";
        try
        {
            var result = await work();
            outcome = "done";
            Count(result);
            return result;
        }
        catch (Exception fault)
        {
            // The message may name what a customer wrote; its kind does not.
            span?.SetStatus(ActivityStatusCode.Error).SetTag("error.type", fault is EvidenceException evidence ? evidence.Code.ToString() : fault.GetType().FullName);
            throw;
        }
        finally
        {
            EvidenceTelemetry.ActivityDuration.Record(Stopwatch.GetElapsedTime(started).TotalSeconds, new TagList { { "activity", name }, { "outcome", outcome } });
        }
    }

    private static void Count<T>(T result)
    {
        switch (result)
        {
            case SourceSummary source:
                EvidenceTelemetry.Collected.Add(source.Received, new TagList { { "source", source.Source } });
                EvidenceTelemetry.Gaps.Add(source.Gaps, new TagList { { "source", source.Source } });
                break;
            case JudgeResult judged:
                foreach (var (gate, count) in judged.Gates)
                {
                    EvidenceTelemetry.Gates.Add(count, new TagList { { "outcome", gate } });
                }

                break;
            case PackResult pack:
                EvidenceTelemetry.Packs.Add(1, new TagList { { "disposition", pack.Disposition.ToString() }, { "verdict", pack.Verdict.ToString() } });
                break;
            case QuestionnaireResult questionnaire:
                CountAnswers("drafted", questionnaire.Drafted);
                CountAnswers("review", questionnaire.Review);
                CountAnswers("abstained", questionnaire.Unanswered);
                break;
        }
    }

    private static void CountAnswers(string status, int count) => EvidenceTelemetry.Answers.Add(count, new TagList { { "status", status } });
}
