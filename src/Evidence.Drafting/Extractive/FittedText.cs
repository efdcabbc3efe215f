namespace Evidence.Drafting.Extractive;

/// <summary>A text fitted to a slot.</summary>
/// <param name="Text">The text; null: not even its first sentence fits.</param>
/// <param name="IsShortened">True where sentences were left out.</param>
/// <param name="LosesLimits">True where what was left out limits what is said.</param>
internal sealed record FittedText(string? Text, bool IsShortened, bool LosesLimits);
