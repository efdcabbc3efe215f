namespace Evidence.Readers.Tests.Conformance;

public sealed class GarakReaderTests() : ReaderConformance("garak");
