namespace Evidence.Readers.Tests.Conformance;

public sealed class JacocoReaderTests() : ReaderConformance("jacoco");
