namespace Evidence.Readers.Tests.Conformance;

public sealed class AzureBoardsReaderTests() : ReaderConformance("azure-boards");
