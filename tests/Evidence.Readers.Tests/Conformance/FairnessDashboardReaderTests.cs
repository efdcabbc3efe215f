namespace Evidence.Readers.Tests.Conformance;

public sealed class FairnessDashboardReaderTests() : ReaderConformance("fairness-dashboard");
