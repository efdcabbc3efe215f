namespace Evidence.Readers.Tests.Conformance;

public sealed class BitbucketReaderTests() : ReaderConformance("bitbucket");
