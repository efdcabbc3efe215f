namespace Evidence.Readers.Tests.Conformance;

public sealed class FeatureImportanceReaderTests() : ReaderConformance("feature-importance");
