namespace Evidence.Readers.Tests.Conformance;

public sealed class DriftReportReaderTests() : ReaderConformance("drift-report");
