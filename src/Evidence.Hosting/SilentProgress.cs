using Evidence.Ports;

namespace Evidence.Hosting;

/// <summary>Nobody listens.</summary>
internal sealed class SilentProgress : IProgressListener
{
    public void Report(string subject, string text)
    {
    }
}
