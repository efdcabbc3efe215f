using System.Buffers.Text;
using System.Collections.Concurrent;
using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Evidence.Testing.Storage;

/// <summary>
/// The part of Azure Key Vault that signs and gives secrets, on loopback over TLS with a certificate of its own. It challenges requests without the right token
/// as the service does, and signs with real keys.
/// </summary>
public sealed class FakeKeyVault : IAsyncDisposable
{
    public const string Token = "the-right-token";

    private readonly X509Certificate2 _certificate = ACertificate();
    private readonly ConcurrentDictionary<string, (ECDsa Key, string Version)> _keys = new();
    private readonly WebApplication _application;

    private FakeKeyVault()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0, listen => listen.UseHttps(_certificate)));
        _application = builder.Build();
        _application.Use(ChallengeAsync);
        _application.MapGet("/keys/{name}/{version?}", GetKey);
        _application.MapPost("/keys/{name}/{version}/sign", SignAsync);
        _application.MapGet("/secrets/{name}/{version?}", (string name) => Secrets.TryGetValue(name, out var value) ? Results.Json(new { value }) : Error(404, "SecretNotFound"));
    }

    public Uri Url => new(_application.Urls.Single());

    public ConcurrentDictionary<string, string> Secrets { get; } = new();

    /// <summary>Method and path of each request, in order, with <c>anonymous</c> where it had no token.</summary>
    public ConcurrentQueue<string> Requests { get; } = new();

    /// <summary>The resource a challenge names; null: the vault itself.</summary>
    public string? ChallengedResource { get; set; }

    /// <summary>Status of the next answers, which come instead of the real ones.</summary>
    public ConcurrentQueue<int> Failures { get; } = new();

    /// <summary>Changes a signature before it is given.</summary>
    public Func<byte[], byte[]> Signatures { get; set; } = signature => signature;

    /// <summary>A client that trusts the certificate of this vault.</summary>
    public HttpClient CreateClient() => new(new HttpClientHandler
    {
        ServerCertificateCustomValidationCallback = (_, certificate, _, _) => certificate?.Thumbprint == _certificate.Thumbprint,
    });

    public static async Task<FakeKeyVault> StartAsync()
    {
        var vault = new FakeKeyVault();
        await vault._application.StartAsync();
        return vault;
    }

    /// <summary>Adds a key, or a newer version of it, and tells its URL without the version.</summary>
    public Uri AddKey(string name, ECCurve? curve = null)
    {
        _keys[name] = (ECDsa.Create(curve ?? ECCurve.NamedCurves.nistP256), Guid.NewGuid().ToString("N"));
        return new Uri(Url, $"/keys/{name}");
    }

    /// <summary>The public key of the newest version.</summary>
    public string PublicKeyPem(string name) => _keys[name].Key.ExportSubjectPublicKeyInfoPem();

    public async ValueTask DisposeAsync()
    {
        await _application.DisposeAsync();
        _certificate.Dispose();
    }

    private async Task ChallengeAsync(HttpContext context, RequestDelegate next)
    {
        var isKnown = context.Request.Headers.Authorization == "Bearer " + Token;
        Requests.Enqueue($"{context.Request.Method} {context.Request.Path}{(isKnown ? "" : " anonymous")}");
        if (!isKnown)
        {
            var resource = ChallengedResource ?? Url.GetLeftPart(UriPartial.Authority);
            context.Response.Headers.WWWAuthenticate = $"""Bearer authorization="https://login.microsoftonline.com/a-tenant", resource="{resource}" """;
            await Error(401, "Unauthorized").ExecuteAsync(context);
        }
        else if (Failures.TryDequeue(out var status))
        {
            context.Response.Headers.RetryAfter = "0";
            await Error(status, status == 403 ? "ForbiddenByRbac" : "Failed").ExecuteAsync(context);
        }
        else
        {
            await next(context);
        }
    }

    private IResult GetKey(string name)
    {
        if (!_keys.TryGetValue(name, out var key))
        {
            return Error(404, "KeyNotFound");
        }

        var point = key.Key.ExportParameters(false).Q;
        var curve = key.Key.KeySize == 256 ? "P-256" : "P-384";
        var kid = new Uri(Url, $"/keys/{name}/{key.Version}");
        return Results.Json(new { key = new { kid, kty = "EC", crv = curve, x = Base64Url.EncodeToString(point.X), y = Base64Url.EncodeToString(point.Y) } });
    }

    private async Task<IResult> SignAsync(string name, string version, HttpRequest request)
    {
        using var body = await JsonDocument.ParseAsync(request.Body);
        var digest = Base64Url.DecodeFromChars(body.RootElement.GetProperty("value").GetString());
        var isRight = request.Query["api-version"] == "7.4" && body.RootElement.GetProperty("alg").GetString() == "ES256" && digest.Length == 32;
        return isRight && _keys.TryGetValue(name, out var key) && key.Version == version
            ? Results.Json(new { kid = version, value = Base64Url.EncodeToString(Signatures(key.Key.SignHash(digest))) })
            : Error(400, "BadParameter");
    }

    private static IResult Error(int status, string code) =>
        Results.Json(new { error = new { code = "Failed", message = "A long text that names the caller.", innererror = new { code } } }, statusCode: status);

    private static X509Certificate2 ACertificate()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=127.0.0.1", key, HashAlgorithmName.SHA256);
        using var certificate = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));

        // TLS on Windows wants a key that is not only in memory.
        return X509CertificateLoader.LoadPkcs12(certificate.Export(X509ContentType.Pkcs12), null);
    }
}
