namespace Evidence.Readers.Tests.Conformance;

public sealed class InTotoReaderTests() : ReaderConformance("in-toto");
