namespace Evidence.Readers.Tests.Conformance;

public sealed class EvidentlyReaderTests() : ReaderConformance("evidently");
