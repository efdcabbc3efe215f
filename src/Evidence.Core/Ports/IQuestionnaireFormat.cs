using Evidence.Questionnaires;

namespace Evidence.Ports;

/// <summary>Reads and fills questionnaires of one file format.</summary>
/// <remarks>
/// Implementers: the input is hostile until read; refuse zip bombs, external entities, macros, encrypted or broken packages with
/// <see cref="FaultCode.Unsupported"/> or <see cref="FaultCode.TooLarge"/> in one line. Filling changes slots only: every other part of the file stays byte for byte
/// as it was. Reading, filling and reading again gives the same question ids. The same input gives the same bytes.
/// </remarks>
public interface IQuestionnaireFormat
{
    /// <summary>Short name: <c>docx</c>.</summary>
    string Name { get; }

    /// <summary>Whether these bytes are of this format, by content first and file name second.</summary>
    bool Recognises(string fileName, ReadOnlySpan<byte> head);

    /// <summary>Finds every question and where its answer goes.</summary>
    /// <param name="file">Seekable; not disposed.</param>
    /// <param name="fileName">Name, for messages and the report.</param>
    Questionnaire Read(Stream file, string fileName);

    /// <summary>Writes answers into their slots.</summary>
    /// <param name="file">The customer's file; seekable; not changed.</param>
    /// <param name="fileName">Its name.</param>
    /// <param name="questionnaire">What <see cref="Read"/> gave for this very file.</param>
    /// <param name="fills">What to write, by question.</param>
    /// <param name="options">How.</param>
    /// <param name="output">Seekable and empty; gets the filled file.</param>
    FillResult Fill(Stream file, string fileName, Questionnaire questionnaire, IReadOnlyList<QuestionnaireFill> fills, FillOptions options, Stream output);

    /// <summary>What stands in the slots of a file now, by question: answer and choice. Used to read a reviewed copy back.</summary>
    /// <param name="file">The reviewed file; seekable.</param>
    /// <param name="fileName">Its name.</param>
    /// <param name="questionnaire">The questionnaire the file was drafted from.</param>
    IReadOnlyDictionary<string, QuestionnaireFill> ReadAnswers(Stream file, string fileName, Questionnaire questionnaire);
}
