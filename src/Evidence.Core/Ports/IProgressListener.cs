namespace Evidence.Ports;

/// <summary>Hears how far long work is. For people only: what is reported may be dropped.</summary>
public interface IProgressListener
{
    /// <summary>Reports one line about a source or step.</summary>
    void Report(string subject, string text);
}
