using Evidence.Answers;
using Evidence.Workspaces;

namespace Evidence.Delivery.Tests.Conformance;

public sealed class TeamsChannelDeliveryConformance : GraphDeliveryConformance
{
    private protected override DeliverySettings SettingsOf(DisclosureLevel audience) =>
        ADelivery.Settings("teams-channel", audience, ("team", "team-1"), ("channel", "19:general@thread.tacv2"));

    protected override int Copies() => Graph.Messages.Count;
}
