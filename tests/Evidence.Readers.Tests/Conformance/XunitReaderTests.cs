namespace Evidence.Readers.Tests.Conformance;

public sealed class XunitReaderTests() : ReaderConformance("xunit");
