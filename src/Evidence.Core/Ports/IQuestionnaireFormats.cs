namespace Evidence.Ports;

/// <summary>All formats that questionnaires are read in.</summary>
public interface IQuestionnaireFormats
{
    /// <summary>The format of a file.</summary>
    /// <exception cref="EvidenceException"><see cref="FaultCode.Unsupported"/>: none reads it; the message names those that are read.</exception>
    IQuestionnaireFormat Of(string fileName, Stream file);
}
