namespace Evidence.Readers.Tests.Conformance;

public sealed class SpdxTagReaderTests() : ReaderConformance("spdx-tags")
{
    protected override bool NoticesTruncation => false;
}
