namespace Evidence.Readers.Tests.Conformance;

public sealed class JUnitReaderTests() : ReaderConformance("junit");
