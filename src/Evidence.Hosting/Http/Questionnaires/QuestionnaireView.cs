namespace Evidence.Hosting.Http.Questionnaires;

/// <summary>How far a questionnaire is.</summary>
/// <param name="Id">Its id.</param>
/// <param name="State">How far it is.</param>
/// <param name="Href">Where to ask again.</param>
/// <param name="FileName">Name of the customer's file.</param>
/// <param name="Step">What the run is doing.</param>
/// <param name="Questions">How many questions were found.</param>
/// <param name="Drafted">How many are fit to send.</param>
/// <param name="Review">How many a person must look at.</param>
/// <param name="Unanswered">How many have no support.</param>
/// <param name="Document">The filled file.</param>
/// <param name="Report">The report.</param>
/// <param name="Failure">Why the run failed.</param>
public sealed record QuestionnaireView(
    string Id,
    RunState State,
    string Href,
    string? FileName = null,
    string? Step = null,
    int? Questions = null,
    int? Drafted = null,
    int? Review = null,
    int? Unanswered = null,
    FileView? Document = null,
    FileView? Report = null,
    string? Failure = null);
