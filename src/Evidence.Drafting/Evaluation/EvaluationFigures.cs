namespace Evidence.Drafting.Evaluation;

/// <summary>How good matching is on labelled questions. Shares are 0 to 1.</summary>
/// <param name="Questions">How many questions.</param>
/// <param name="Answerable">How many of them an entry answers.</param>
/// <param name="FirstRight">Share of the answerable ones whose first entry is right.</param>
/// <param name="AmongFive">Share of the answerable ones with a right entry among the first five.</param>
/// <param name="Drafted">How many were drafted.</param>
/// <param name="DraftedPrecision">Share of the drafted ones that are right; 1 where none was drafted.</param>
/// <param name="DraftedShare">Share of the answerable ones that were drafted.</param>
/// <param name="UnanswerableDrafted">Share of the unanswerable ones that were drafted all the same.</param>
/// <param name="CalibrationError">Expected calibration error over ten bins of confidence.</param>
public sealed record EvaluationFigures(
    int Questions,
    int Answerable,
    double FirstRight,
    double AmongFive,
    int Drafted,
    double DraftedPrecision,
    double DraftedShare,
    double UnanswerableDrafted,
    double CalibrationError);
