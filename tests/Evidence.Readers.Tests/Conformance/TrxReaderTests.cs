namespace Evidence.Readers.Tests.Conformance;

public sealed class TrxReaderTests() : ReaderConformance("trx");
