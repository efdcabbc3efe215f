using System.CommandLine;
using Evidence.Cli.Output;

namespace Evidence.Cli.Commands;

/// <summary><c>evidence questionnaire</c>.</summary>
internal static class QuestionnaireCommand
{
    public static Command Create(CommandConsole console) => new("questionnaire", "Drafts answers into customers' questionnaires and reads reviewed copies back.")
    {
        QuestionnaireDraftCommand.Create(console),
        QuestionnaireReviewCommand.Create(console),
        QuestionnaireSentCommand.Create(console),
    };
}
