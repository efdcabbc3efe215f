namespace Evidence.Readers.Tests.Conformance;

public sealed class SpdxReaderTests() : ReaderConformance("spdx");
