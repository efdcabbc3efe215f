using Evidence.Testing.Connectors;

namespace Evidence.Connectors.Bitbucket;

public sealed class BitbucketConformanceTests : ConnectorConformance
{
    protected override ConnectorScript Script { get; } = new BitbucketScript();
}
