using System.Text.Json;
using System.Text.RegularExpressions;

namespace Evidence.Documents.Questionnaires.Plain;

/// <summary>Questionnaires as JSON: VSAQ, SurveyJS, OSCAL catalogs and plain lists of questions.</summary>
internal sealed partial class JsonFormat : PlainFormat
{
    private static readonly JsonDocumentOptions _lenient = new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true, MaxDepth = 64 };

    /// <inheritdoc/>
    public override string Name => "json";

    /// <inheritdoc/>
    public override bool Recognises(string fileName, ReadOnlySpan<byte> head) =>
        fileName.EndsWith(".json", StringComparison.OrdinalIgnoreCase) && PlainText.IsText(head);

    /// <inheritdoc/>
    protected override PlainLayout Layout(string text, string fileName)
    {
        try
        {
            using var document = JsonDocument.Parse(Joined().Replace(text, ""), _lenient);
            var questions = new JsonQuestions().Read(document.RootElement);
            return new PlainLayout(ResponseDocument.Build(ResponseTables.Of(Path.GetFileNameWithoutExtension(fileName), questions)), questions);
        }
        catch (JsonException fault)
        {
            throw new EvidenceException(FaultCode.Unsupported, $"'{fileName}' is not read: line {fault.LineNumber + 1} is not valid JSON.", fault);
        }
    }

    // VSAQ splits long texts as JavaScript does: "..." + "...".
    [GeneratedRegex(@"""\s*\+\s*\r?\n\s*""")]
    private static partial Regex Joined();
}
