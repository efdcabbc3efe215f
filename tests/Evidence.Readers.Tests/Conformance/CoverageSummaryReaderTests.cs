namespace Evidence.Readers.Tests.Conformance;

public sealed class CoverageSummaryReaderTests() : ReaderConformance("coverage-summary");
