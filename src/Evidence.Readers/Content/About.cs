using Evidence.Facts;

namespace Evidence.Readers.Content;

/// <summary>What is said of a value besides the value.</summary>
/// <param name="Slice">The part of the population it holds for.</param>
/// <param name="SampleSize">How many cases it rests on.</param>
/// <param name="Successes">How many of them counted.</param>
/// <param name="MeasuredAt">When it was measured; null: as the artifact as a whole says.</param>
/// <param name="Attributes">More.</param>
internal readonly record struct About(
    Slice Slice = default,
    long? SampleSize = null,
    long? Successes = null,
    DateTimeOffset? MeasuredAt = null,
    IReadOnlyDictionary<string, string>? Attributes = null)
{
    /// <summary>With attributes alone.</summary>
    public static About With(params ReadOnlySpan<(string Name, string? Value)> attributes) => new(Attributes: Content.Attributes.Of(attributes));

    /// <summary>With a slice of one dimension and attributes.</summary>
    public static About Sliced(string dimension, string value, params ReadOnlySpan<(string Name, string? Value)> attributes) =>
        new(Slice.Of(dimension, value), Attributes: Content.Attributes.Of(attributes));
}
