namespace Evidence.Readers.Tests.Conformance;

public sealed class TrainingManifestReaderTests() : ReaderConformance("training-manifest");
