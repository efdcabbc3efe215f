namespace Evidence.Readers.Tests.Conformance;

public sealed class PyritReaderTests() : ReaderConformance("pyrit");
