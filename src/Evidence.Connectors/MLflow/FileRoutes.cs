namespace Evidence.Connectors.MLflow;

/// <summary>Which way to files works at a server.</summary>
internal sealed class FileRoutes
{
    private volatile bool _prefersProxy = true;

    /// <summary>True while the artifact proxy is asked first.</summary>
    public bool PrefersProxy
    {
        get => _prefersProxy;
        set => _prefersProxy = value;
    }
}
