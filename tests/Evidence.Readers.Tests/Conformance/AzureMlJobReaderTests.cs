namespace Evidence.Readers.Tests.Conformance;

public sealed class AzureMlJobReaderTests() : ReaderConformance("azureml-job");
