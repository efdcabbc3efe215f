namespace Evidence.Readers.Tests.Conformance;

public sealed class CoberturaReaderTests() : ReaderConformance("cobertura");
