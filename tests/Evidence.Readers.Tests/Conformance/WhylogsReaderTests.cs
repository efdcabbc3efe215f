namespace Evidence.Readers.Tests.Conformance;

public sealed class WhylogsReaderTests() : ReaderConformance("whylogs");
