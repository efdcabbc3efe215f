namespace Evidence.Readers.Tests.Conformance;

public sealed class WandbReaderTests() : ReaderConformance("wandb");
