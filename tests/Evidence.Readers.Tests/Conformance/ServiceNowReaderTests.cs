namespace Evidence.Readers.Tests.Conformance;

public sealed class ServiceNowReaderTests() : ReaderConformance("servicenow");
