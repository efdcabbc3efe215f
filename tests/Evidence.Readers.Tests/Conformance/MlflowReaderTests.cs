namespace Evidence.Readers.Tests.Conformance;

public sealed class MlflowReaderTests() : ReaderConformance("mlflow");
