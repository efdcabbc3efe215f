namespace Evidence.Readers.Tests.Conformance;

public sealed class MlmodelReaderTests() : ReaderConformance("mlmodel")
{
    protected override bool NoticesTruncation => false;
}
