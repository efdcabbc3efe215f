using System.CommandLine;
using System.Net;
using Evidence.Cli.Output;
using Evidence.Hosting.Embedded;

namespace Evidence.Cli.Commands;

/// <summary><c>evidence serve</c>: the HTTP API on this machine, with the engine in the same process.</summary>
internal static class ServeCommand
{
    private const int DefaultPort = 5080;

    public static Command Create(CommandConsole console)
    {
        var port = new Option<int>("--port") { Description = $"Port to listen on; 0: any free one; default: {DefaultPort}", HelpName = "N", DefaultValueFactory = _ => DefaultPort };
        port.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() is < 0 or > 65535)
            {
                result.AddError("--port takes a number from 0 to 65535.");
            }
        });
        var address = new Option<string>("--address")
        {
            Description = "Address to listen on; others than loopback need authentication; default: 127.0.0.1",
            HelpName = "ADDRESS",
            DefaultValueFactory = _ => "127.0.0.1",
        };
        var command = new Command("serve", "Serves the HTTP API and works on what is asked of it, until it is stopped. What is not finished then goes on at the next start.") { port, address };
        command.SetAction((parsed, stop) => RunAsync(
            console, parsed.GetRequiredValue(CommonOptions.Workspace), parsed.GetRequiredValue(address), parsed.GetRequiredValue(port), stop));
        return command.WithExamples("evidence serve", "evidence serve --workspace samples --port 8080");
    }

    private static async Task<int> RunAsync(CommandConsole console, DirectoryInfo workspace, string address, int port, CancellationToken cancellationToken)
    {
        await using var host = EmbeddedHost.Create(workspace.FullName, AddressOf(address), port);
        await host.StartAsync(cancellationToken);
        console.WriteLine($"Evidence listens on {host.Url} (API: {host.Url}/api/openapi.json). Ctrl+C stops it.");
        await console.Output.FlushAsync(CancellationToken.None);
        await host.WaitForStopAsync(cancellationToken);
        console.WriteLine("Stopped. What was not finished goes on at the next start.");
        return ExitStatus.Done;
    }

    private static IPAddress AddressOf(string text) => text switch
    {
        "localhost" => IPAddress.Loopback,
        _ when IPAddress.TryParse(text, out var address) => address,
        _ => throw new EvidenceException(FaultCode.Usage, $"'{text}' is not an address; write for instance 127.0.0.1 or 0.0.0.0."),
    };
}
