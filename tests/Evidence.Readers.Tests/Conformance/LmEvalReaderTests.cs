namespace Evidence.Readers.Tests.Conformance;

public sealed class LmEvalReaderTests() : ReaderConformance("lm-eval");
