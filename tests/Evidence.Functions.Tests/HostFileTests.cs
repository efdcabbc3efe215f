using System.Globalization;
using System.Text.Json.Nodes;
using Evidence.Hosting.Intake;

namespace Evidence.Functions.Tests;

/// <summary>What host.json must say for the code to be right.</summary>
public sealed class HostFileTests
{
    private readonly JsonNode _host = JsonNode.Parse(File.ReadAllText(Testing.RepositoryRoot.Path("host.json")))!;

    [Fact]
    public void Queue_GivesUpWhenTheCodeReports() => Assert.Equal(RequestIntake.Attempts, (int)_host["extensions"]!["queues"]!["maxDequeueCount"]!);

    [Fact]
    public void Sampling_NeverDropsRequestsOrExceptions() =>
        Assert.Equal("Request;Exception", (string)_host["logging"]!["applicationInsights"]!["samplingSettings"]!["excludedTypes"]!);

    [Fact]
    public void Routes_BeginWithApi() => Assert.Equal("api", (string)_host["extensions"]!["http"]!["routePrefix"]!);

    // The Consumption plan refuses to start an app that asks for more; infra sets a longer time where the plan allows it.
    [Fact]
    public void Timeout_IsOneThatEveryPlanAllows() =>
        Assert.InRange(TimeSpan.Parse((string)_host["functionTimeout"]!, CultureInfo.InvariantCulture), TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(10));

    [Fact]
    public void Hub_IsNamedAndOnTheHostsAccount()
    {
        var durable = _host["extensions"]!["durableTask"]!;
        Assert.Equal("evidence", (string)durable["hubName"]!);
        Assert.Equal("AzureWebJobsStorage", (string)durable["storageProvider"]!["connectionName"]!);
        Assert.False((bool)durable["tracing"]!["traceInputsAndOutputs"]!);
    }
}
