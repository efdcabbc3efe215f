using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Logging.Abstractions;
using Moq;

namespace Evidence.Functions.Tests;

public sealed class ConfigurationFaultTests
{
    private static readonly EvidenceException Fault = new(FaultCode.Configuration, "There is no evidence.yaml in '/srv/app/workspace'.");
    private readonly ConfigurationFault _middleware = new(Fault, NullLogger<ConfigurationFault>.Instance);
    private bool _wasRun;

    [Fact]
    public async Task Request_ToAnAppThatIsNotSetUp_IsAnsweredWithoutRunningTheFunction()
    {
        var request = new DefaultHttpContext { Response = { Body = new MemoryStream() } };

        await _middleware.Invoke(AnInvocation(request), Next);

        request.Response.Body.Position = 0;
        var problem = await JsonDocument.ParseAsync(request.Response.Body);
        Assert.Equal(503, request.Response.StatusCode);
        Assert.Equal("not-set-up", problem.RootElement.GetProperty("code").GetString());
        Assert.DoesNotContain("/srv/app", problem.RootElement.GetRawText(), StringComparison.Ordinal);
        Assert.False(_wasRun);
    }

    [Fact]
    public async Task Trigger_OfAnAppThatIsNotSetUp_FailsWithTheReason()
    {
        var fault = await Assert.ThrowsAsync<EvidenceException>(() => _middleware.Invoke(AnInvocation(request: null), Next));

        Assert.Equal(Fault.Message, fault.Message);
        Assert.False(_wasRun);
    }

    private Task Next(FunctionContext context)
    {
        _wasRun = true;
        return Task.CompletedTask;
    }

    private static FunctionContext AnInvocation(HttpContext? request)
    {
        var definition = new Mock<FunctionDefinition>();
        definition.SetupGet(function => function.Name).Returns("StartPack");
        var items = new Dictionary<object, object>();
        if (request is not null)
        {
            items["HttpRequestContext"] = request;
        }

        var context = new Mock<FunctionContext>();
        context.SetupGet(invocation => invocation.FunctionDefinition).Returns(definition.Object);
        context.SetupGet(invocation => invocation.Items).Returns(items);
        return context.Object;
    }
}
