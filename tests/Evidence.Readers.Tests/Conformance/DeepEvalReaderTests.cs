namespace Evidence.Readers.Tests.Conformance;

public sealed class DeepEvalReaderTests() : ReaderConformance("deepeval");
