namespace Evidence.Readers.Tests.Conformance;

public sealed class FeatureImportanceCsvReaderTests() : ReaderConformance("feature-importance-csv")
{
    protected override bool NoticesTruncation => false;
}
