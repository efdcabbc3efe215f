namespace Evidence.Readers.Tests.Conformance;

public sealed class NUnitReaderTests() : ReaderConformance("nunit");
