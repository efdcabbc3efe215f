namespace Evidence.Readers.Tests.Conformance;

public sealed class PromptfooReaderTests() : ReaderConformance("promptfoo");
