using Evidence.Ports;

namespace Evidence.Drafting.Model;

/// <summary>Tells the user once a run, in one line, that a model did not help; the answers are drafted without it.</summary>
internal sealed class ModelNotices(IProgressListener? progress)
{
    public void Tell(string line) => progress?.Report("model", line);
}
