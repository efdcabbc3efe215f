namespace Evidence.Readers.Tests.Conformance;

public sealed class GitHubReaderTests() : ReaderConformance("github");
