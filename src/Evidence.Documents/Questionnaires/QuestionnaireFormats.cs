using Evidence.Documents.Questionnaires.Packages;
using Evidence.Ports;

namespace Evidence.Documents.Questionnaires;

/// <summary>All formats, asked in order.</summary>
internal sealed class QuestionnaireFormats(IEnumerable<IQuestionnaireFormat> formats) : IQuestionnaireFormats
{
    private const int HeadBytes = 4096;

    private readonly IReadOnlyList<IQuestionnaireFormat> _formats = [.. formats];

    /// <inheritdoc/>
    public IQuestionnaireFormat Of(string fileName, Stream file)
    {
        var head = new byte[(int)Math.Min(file.Length, HeadBytes)];
        file.Position = 0;
        var length = file.ReadAtLeast(head, head.Length, throwOnEndOfStream: false);
        file.Position = 0;
        if (PackageGuard.IsCompoundFile(head.AsSpan(0, length)))
        {
            PackageGuard.CheckHead(file, fileName);
        }

        return _formats.FirstOrDefault(f => f.Recognises(fileName, head.AsSpan(0, length)))
            ?? throw Faults.Unsupported(fileName, $"questionnaires are read as {string.Join(", ", _formats.Select(f => f.Name))}");
    }
}
