using Evidence.Readers.Content;

namespace Evidence.Readers;

/// <summary>Says in one line why no reader took an artifact, and what helps.</summary>
internal static class UnreadReason
{
    public static string Of(HeadSketch sketch, string? declaredKind) =>
        declaredKind is null ? Say(sketch, "Declare its kind in a sidecar if it is evidence by itself.") : Say(sketch, $"It counts as the {declaredKind} it is declared to be.");

    private static string Say(HeadSketch sketch, string remedy) => sketch.Form switch
    {
        HeadForm.Empty => "The artifact is empty.",
        HeadForm.Binary => $"It is {sketch.Binary}, from which no facts are read. {remedy}",
        HeadForm.Html => $"It is a page for people, from which no facts are read; collect the data behind it (JSON, XML or CSV). {remedy}",
        HeadForm.Json when IsSchema(sketch.Json!) => "It is a JSON Schema: it describes a format and holds no results.",
        HeadForm.Json => $"It is JSON of no format that a reader knows. {remedy}",
        HeadForm.JsonLines => $"It is JSON lines of no format that a reader knows. {remedy}",
        HeadForm.Xml => $"It is XML with the root '{Words.OneLine(sketch.Xml!.Root, 40)}', of no format that a reader knows. {remedy}",
        _ => $"It is text of no format that a reader knows. {remedy}",
    };

    private static bool IsSchema(JsonSketch json) =>
        json.Text("$schema")?.Contains("json-schema.org", StringComparison.Ordinal) == true && json.HasAny("properties", "definitions", "$defs", "$ref", "oneOf", "anyOf", "items");
}
