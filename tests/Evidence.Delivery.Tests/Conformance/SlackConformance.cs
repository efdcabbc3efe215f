namespace Evidence.Delivery.Tests.Conformance;

public sealed class SlackConformance() : WebhookConformance("slack");
