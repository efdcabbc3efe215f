namespace Evidence.Readers.Tests.Conformance;

public sealed class SarifReaderTests() : ReaderConformance("sarif");
