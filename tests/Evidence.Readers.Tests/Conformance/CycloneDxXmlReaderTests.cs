namespace Evidence.Readers.Tests.Conformance;

public sealed class CycloneDxXmlReaderTests() : ReaderConformance("cyclonedx-xml");
