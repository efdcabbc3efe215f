namespace Evidence.Readers.Tests.Conformance;

public sealed class AzureDevOpsReaderTests() : ReaderConformance("azure-devops");
