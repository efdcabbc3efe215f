namespace Evidence.Readers.Tests.Conformance;

public sealed class GitLabReaderTests() : ReaderConformance("gitlab");
