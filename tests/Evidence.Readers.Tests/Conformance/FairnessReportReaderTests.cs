namespace Evidence.Readers.Tests.Conformance;

public sealed class FairnessReportReaderTests() : ReaderConformance("fairness-report");
