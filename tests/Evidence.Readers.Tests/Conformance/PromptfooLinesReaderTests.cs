namespace Evidence.Readers.Tests.Conformance;

public sealed class PromptfooLinesReaderTests() : ReaderConformance("promptfoo-lines");
