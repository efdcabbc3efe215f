using Evidence.Delivery.Folder;
using Evidence.Delivery.Graph;
using Evidence.Delivery.Http;
using Evidence.Delivery.Slack;
using Evidence.Delivery.Teams;
using Evidence.Delivery.Webhooks;
using Evidence.Ports;
using Evidence.Workspaces;

namespace Evidence.Delivery;

/// <summary>Makes each delivery by its type. Connections live as long as the factory.</summary>
/// <param name="root">Folder of the workspace.</param>
/// <param name="graph">How Microsoft Graph is called.</param>
/// <param name="secrets">Where secrets are read.</param>
/// <param name="time">Clock waits are measured on.</param>
/// <param name="bot">The way into conversations; null: this process is no bot.</param>
/// <param name="connector">How the bot is known; null: this process is no bot.</param>
internal sealed class DeliveryFactory(string root, GraphSettings graph, ISecretSource secrets, TimeProvider time, ConversationConnector? bot = null, ConnectorOptions? connector = null) : IDisposable
{
    private readonly Lazy<HttpClient> _webhooks = new(() => DeliveryTransport.Create(time));
    private readonly List<GraphConnection> _connections = [];
    private readonly Lock _lock = new();

    public IDelivery Create(DeliverySettings settings) => settings.Type switch
    {
        "folder" => new FolderDelivery(settings, root),
        "sharepoint" => new SharePointDelivery(settings, Connect(settings)),
        "teams-channel" => ChannelOf(settings),
        "teams-conversation" => new TeamsConversationDelivery(settings, bot, connector, time),
        "webhook" => new WebhookDelivery(settings, secrets, _webhooks.Value),
        "slack" => new SlackDelivery(settings, secrets, _webhooks.Value),
        var type => throw new EvidenceException(FaultCode.Configuration, $"Delivery '{settings.Id}' is of type '{type}', which is not known."),
    };

    /// <summary>Graph as evidence.yaml says for all.</summary>
    public GraphConnection Connect(string use) => Connect(GraphOptions.Of(use, graph));

    public void Dispose()
    {
        lock (_lock)
        {
            _connections.ForEach(connection => connection.Dispose());
            _connections.Clear();
        }

        if (_webhooks.IsValueCreated)
        {
            _webhooks.Value.Dispose();
        }
    }

    private GraphConnection Connect(DeliverySettings settings) => Connect(GraphOptions.Of($"delivery '{settings.Id}'", graph, settings));

    private GraphConnection Connect(GraphOptions options)
    {
        var connection = new GraphConnection(options, new GraphCredentials(options, secrets), time);
        lock (_lock)
        {
            _connections.Add(connection);
        }

        return connection;
    }

    private TeamsChannelDelivery ChannelOf(DeliverySettings settings)
    {
        var connection = Connect(settings);
        return new TeamsChannelDelivery(settings, connection, new GraphDirectory(connection));
    }
}
