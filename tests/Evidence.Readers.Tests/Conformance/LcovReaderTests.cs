namespace Evidence.Readers.Tests.Conformance;

public sealed class LcovReaderTests() : ReaderConformance("lcov");
