namespace Evidence.Readers.Tests.Conformance;

public sealed class ModelCardReaderTests() : ReaderConformance("model-card")
{
    protected override bool NoticesTruncation => false;
}
