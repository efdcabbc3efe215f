using Evidence.Answers;
using Evidence.Controls;
using Evidence.Facts;

namespace Evidence.Drafting;

/// <summary>What matching and drafting need beside the request. Each is asked for again at every run, so a changed workspace is seen.</summary>
public sealed class DraftingOptions
{
    /// <summary>The domain's synonyms. Default: none, and matching knows words only.</summary>
    public Func<IServiceProvider, Thesaurus> Thesaurus { get; set; } = _ => Answers.Thesaurus.Empty;

    /// <summary>The metric vocabulary, for the units facts are written in. Default: none, and numbers are written bare.</summary>
    public Func<IServiceProvider, MetricVocabulary> Metrics { get; set; } = _ => MetricVocabulary.Empty;

    /// <summary>Frameworks, whose control titles help to match. Default: none.</summary>
    public Func<IServiceProvider, IReadOnlyList<Framework>> Frameworks { get; set; } = _ => [];

    /// <summary>Folder the index of the library is kept in between runs; null: in memory, built at every start. Default: null.</summary>
    public Func<IServiceProvider, string?> IndexFolder { get; set; } = _ => null;

    /// <summary>File of weights fitted by <c>answers evaluate --calibrate</c>; null or absent file: the weights that came with this build. Default: null.</summary>
    public Func<IServiceProvider, string?> WeightsFile { get; set; } = _ => null;

    /// <summary>Sampling seed of the chat drafter. Default: 20260101.</summary>
    public long Seed { get; set; } = 20_260_101;

    /// <summary>Receives every prompt and reply of the chat drafter with its digest; null: they are not kept. Default: null.</summary>
    public Action<RecordedPrompt>? Record { get; set; }
}
