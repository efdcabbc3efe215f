using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Xunit;

namespace Evidence.Testing;

/// <summary>The Azure Storage emulator on free loopback ports, with an empty folder of its own; gone with the fixture.</summary>
/// <remarks>Does nothing where the emulator is not installed: the tests that need it are skipped then.</remarks>
public sealed class AzuriteFixture : IAsyncLifetime
{
    /// <summary>
    /// The account and key every Azure Storage emulator is known by (https://learn.microsoft.com/azure/storage/common/storage-connect-azurite).
    /// </summary>
    private const string Account = "devstoreaccount1";
    private const string Key = "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==";

    private readonly string _folder = Path.Combine(Path.GetTempPath(), $"azurite-{Guid.NewGuid():N}");
    private readonly int[] _ports = FreePorts(3);
    private Process? _process;
    private string? _lastError;

    /// <summary>Blobs, queues and tables of the emulator.</summary>
    public string ConnectionString =>
        $"DefaultEndpointsProtocol=http;AccountName={Account};AccountKey={Key};BlobEndpoint=http://127.0.0.1:{_ports[0]}/{Account};"
        + $"QueueEndpoint=http://127.0.0.1:{_ports[1]}/{Account};TableEndpoint=http://127.0.0.1:{_ports[2]}/{Account};";

    public async Task InitializeAsync()
    {
        if (Azurite.Missing is not null)
        {
            return;
        }

        Directory.CreateDirectory(_folder);
        var start = new ProcessStartInfo(Azurite.Node!, Arguments())
        {
            WorkingDirectory = _folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        _process = Process.Start(start)!;
        _process.OutputDataReceived += (_, _) => { };
        _process.ErrorDataReceived += (_, line) => _lastError = line.Data ?? _lastError;
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
        foreach (var port in _ports)
        {
            await ListensAsync(port);
        }
    }

    public async Task DisposeAsync()
    {
        if (_process is null)
        {
            return;
        }

        _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
        _process.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private IEnumerable<string> Arguments() =>
    [
        Azurite.ScriptPath!, "--silent", "--skipApiVersionCheck", "--disableTelemetry", "--location", _folder,
        "--blobHost", "127.0.0.1", "--blobPort", $"{_ports[0]}",
        "--queueHost", "127.0.0.1", "--queuePort", $"{_ports[1]}",
        "--tableHost", "127.0.0.1", "--tablePort", $"{_ports[2]}",
    ];

    private async Task ListensAsync(int port)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while (!await AnswersAsync(port))
        {
            if (_process!.HasExited)
            {
                throw new InvalidOperationException($"Azurite ended with {_process.ExitCode} before it listened on port {port}: {_lastError}");
            }

            await Task.Delay(100, patience.Token);
        }
    }

    private static async Task<bool> AnswersAsync(int port)
    {
        try
        {
            using var client = new TcpClient();
            await client.ConnectAsync(IPAddress.Loopback, port);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    private static int[] FreePorts(int count)
    {
        var listeners = Enumerable.Range(0, count).Select(_ => new TcpListener(IPAddress.Loopback, 0)).ToList();
        listeners.ForEach(listener => listener.Start());
        var ports = listeners.Select(listener => ((IPEndPoint)listener.LocalEndpoint).Port).ToArray();
        listeners.ForEach(listener => listener.Dispose());
        return ports;
    }
}
