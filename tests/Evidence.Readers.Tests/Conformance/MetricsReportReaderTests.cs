namespace Evidence.Readers.Tests.Conformance;

public sealed class MetricsReportReaderTests() : ReaderConformance("metrics-report");
