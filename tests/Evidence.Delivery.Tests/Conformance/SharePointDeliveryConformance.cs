using Evidence.Answers;
using Evidence.Workspaces;

namespace Evidence.Delivery.Tests.Conformance;

public sealed class SharePointDeliveryConformance : GraphDeliveryConformance
{
    private protected override DeliverySettings SettingsOf(DisclosureLevel audience) =>
        ADelivery.Settings("sharepoint", audience, ("site", "https://contoso.sharepoint.com/sites/Launch"), ("folder", "Evidence"));

    protected override int Copies() => Graph.Items.Count;
}
