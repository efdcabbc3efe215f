namespace Evidence.Readers.Tests.Conformance;

public sealed class GreatExpectationsReaderTests() : ReaderConformance("great-expectations");
