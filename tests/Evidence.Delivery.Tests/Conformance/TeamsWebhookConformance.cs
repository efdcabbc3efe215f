namespace Evidence.Delivery.Tests.Conformance;

public sealed class TeamsWebhookConformance() : WebhookConformance("webhook");
