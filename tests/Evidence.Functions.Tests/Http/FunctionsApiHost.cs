using System.Reflection;
using DurableTask.Core;
using Evidence.DurableTask.Sqlite;
using Evidence.Hosting.Engine;
using Evidence.Hosting.Tests.Contract;
using Evidence.Testing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Evidence.Functions.Tests.Http;

/// <summary>
/// The HTTP functions as the Functions host calls them: routed by their trigger attributes, made from the services the app composes, with a Durable client of an engine of this
/// process, on the emulator's storage.
/// </summary>
public sealed class FunctionsApiHost : IApiUnderTest
{
    private readonly AzuriteFixture _azurite = new();
    private readonly SampleFolder _folder = new();
    private WebApplication? _app;

    public HttpClient Client { get; } = new();

    public string? Missing => Azurite.Missing;

    public IServiceProvider Services => _app!.Services;

    public async Task InitializeAsync()
    {
        if (Missing is not null)
        {
            return;
        }

        await _azurite.InitializeAsync();
        _app = Build();
        foreach (var (name, function) in FunctionTable.All)
        {
            Map(_app, name, function);
        }

        await _app.StartAsync();
        Client.BaseAddress = new Uri(_app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());
    }

    public async Task DisposeAsync()
    {
        Client.Dispose();
        if (_app is not null)
        {
            await _app.StopAsync();
            await _app.DisposeAsync();
        }

        await _azurite.DisposeAsync();
        _folder.Dispose();
    }

    private WebApplication Build()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["AzureWebJobsStorage"] = _azurite.ConnectionString,
            ["EVIDENCE_WORKSPACE"] = _folder.Root,
            ["EVIDENCE_LOCAL"] = _folder.PathOf("local"),
        });
        builder.Services.AddEvidenceFunctions(builder.Configuration);
        builder.Services.AddSingleton<IOrchestrationService>(_ =>
            new SqliteOrchestrationService(new SqliteOrchestrationServiceOptions { FilePath = _folder.PathOf("engine.sqlite"), TaskHub = "functions" }));
        builder.Services.AddDurableTaskEngine(WorkflowTasks.Register);
        return builder.Build();
    }

    private static void Map(WebApplication app, string name, MethodInfo function)
    {
        if (FunctionTable.TriggerOf<HttpTriggerAttribute>(function) is not { } trigger)
        {
            return;
        }

        app.MapMethods($"/api/{trigger.Route}", trigger.Methods!.Select(method => method.ToUpperInvariant()), async (HttpContext context) =>
        {
            var instance = ActivatorUtilities.CreateInstance(context.RequestServices, function.DeclaringType!);
            var client = new EngineDurableClient(context.RequestServices.GetRequiredService<EngineClient>());
            var result = await (Task<IResult>)function.Invoke(instance, [context.Request, client])!;
            await result.ExecuteAsync(context);
        }).WithName(name);
    }
}
