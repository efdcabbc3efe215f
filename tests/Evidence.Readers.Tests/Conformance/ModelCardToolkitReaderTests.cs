namespace Evidence.Readers.Tests.Conformance;

public sealed class ModelCardToolkitReaderTests() : ReaderConformance("model-card-toolkit");
