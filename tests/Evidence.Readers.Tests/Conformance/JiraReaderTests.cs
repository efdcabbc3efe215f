namespace Evidence.Readers.Tests.Conformance;

public sealed class JiraReaderTests() : ReaderConformance("jira");
