namespace Evidence.Readers.Tests.Conformance;

public sealed class RaiToolboxReaderTests() : ReaderConformance("responsible-ai-toolbox")
{
    protected override IEnumerable<string> Foreign =>
        ["""{"$schema": "http://json-schema.org/draft-07/schema#", "type": "object", "properties": {"tree": {"type": "array"}, "cfs_list": {}}}"""];
}
