namespace Evidence.Documents.Packs.Report;

/// <summary>One series of a chart.</summary>
/// <param name="Name">What it is.</param>
/// <param name="Values">One value a category; null: none.</param>
/// <param name="Tone">What its colour means; <see cref="Tone.None"/>: nothing.</param>
/// <param name="Ranges">Ends of the confidence interval of each value; null: none.</param>
internal sealed record Series(string Name, IReadOnlyList<double?> Values, Tone Tone = Tone.None, IReadOnlyList<(double Low, double High)>? Ranges = null);
