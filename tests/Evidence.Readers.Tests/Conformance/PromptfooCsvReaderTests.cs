namespace Evidence.Readers.Tests.Conformance;

public sealed class PromptfooCsvReaderTests() : ReaderConformance("promptfoo-csv")
{
    protected override bool NoticesTruncation => false;
}
