namespace Evidence.Documents.Questionnaires.Packages;

/// <summary>The one-line faults of this folder.</summary>
internal static class Faults
{
    /// <summary>A file that is not what it claims to be.</summary>
    public static EvidenceException Broken(string fileName, string what, Exception? cause = null) =>
        new(FaultCode.Unsupported, $"'{fileName}' is broken: {what}. Open and save it in Word, Excel or LibreOffice, then try again.", cause);

    /// <summary>A file that is refused.</summary>
    public static EvidenceException Unsupported(string fileName, string what) =>
        new(FaultCode.Unsupported, $"'{fileName}' is not read: {what}.");

    /// <summary>A file above a limit.</summary>
    public static EvidenceException TooLarge(string fileName, string what) =>
        new(FaultCode.TooLarge, $"'{fileName}' is too large: {what}.");

    /// <summary>A file that is not the one the questionnaire was read from.</summary>
    public static EvidenceException OtherFile(string fileName) =>
        new(FaultCode.Conflict, $"'{fileName}' is not the file the questionnaire was read from; read it again before it is filled.");
}
