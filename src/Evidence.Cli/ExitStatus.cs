namespace Evidence.Cli;

/// <summary>What the process ends with.</summary>
public static class ExitStatus
{
    /// <summary>Done.</summary>
    public const int Done = 0;

    /// <summary>Done, and the answer is no: no-go, verification failed, lint found something.</summary>
    public const int No = 1;

    /// <summary>Wrong usage or configuration.</summary>
    public const int Usage = 2;

    /// <summary>Done in part: a source failed; the output says which and what is missing.</summary>
    public const int Partial = 3;

    /// <summary>The status a fault ends with.</summary>
    public static int Of(FaultCode code) => code switch
    {
        FaultCode.Unavailable or FaultCode.Unauthorized => Partial,
        FaultCode.Corrupt => No,
        _ => Usage,
    };
}
