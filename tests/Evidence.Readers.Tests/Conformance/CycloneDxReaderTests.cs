namespace Evidence.Readers.Tests.Conformance;

public sealed class CycloneDxReaderTests() : ReaderConformance("cyclonedx");
