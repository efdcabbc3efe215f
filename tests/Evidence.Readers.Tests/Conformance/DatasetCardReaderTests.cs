namespace Evidence.Readers.Tests.Conformance;

public sealed class DatasetCardReaderTests() : ReaderConformance("dataset-card")
{
    protected override bool NoticesTruncation => false;
}
