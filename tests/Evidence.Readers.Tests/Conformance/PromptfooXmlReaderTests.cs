namespace Evidence.Readers.Tests.Conformance;

public sealed class PromptfooXmlReaderTests() : ReaderConformance("promptfoo-xml");
