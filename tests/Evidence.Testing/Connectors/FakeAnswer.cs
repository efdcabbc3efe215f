using System.IO.Compression;
using System.Text;
using System.Text.Json;

namespace Evidence.Testing.Connectors;

/// <summary>What a fake source answers.</summary>
public sealed record FakeAnswer
{
    public int Status { get; init; } = 200;

    public string ContentType { get; init; } = "application/json";

    public IReadOnlyList<KeyValuePair<string, string>> Headers { get; init; } = [];

    /// <summary>How many bytes the body has.</summary>
    public long Length { get; init; }

    /// <summary>Whether the length is stated; else the body comes in chunks.</summary>
    public bool StatesLength { get; init; } = true;

    /// <summary>Fills a buffer with the bytes of the body from a position on.</summary>
    public Action<long, Memory<byte>> Fill { get; init; } = (_, _) => { };

    /// <summary>JSON as it is written.</summary>
    public static FakeAnswer Json(string json) => Bytes(Encoding.UTF8.GetBytes(json), "application/json");

    /// <summary>An object as JSON.</summary>
    public static FakeAnswer Json(object value) => Json(JsonSerializer.Serialize(value));

    public static FakeAnswer Text(string text, string contentType = "text/plain") => Bytes(Encoding.UTF8.GetBytes(text), contentType);

    public static FakeAnswer Bytes(byte[] bytes, string contentType = "application/octet-stream") => new()
    {
        ContentType = contentType,
        Length = bytes.Length,
        Fill = (position, buffer) => bytes.AsMemory((int)position, buffer.Length).CopyTo(buffer),
    };

    /// <summary>So many bytes, made while they are sent.</summary>
    public static FakeAnswer Generated(long length, string contentType = "application/octet-stream") => new()
    {
        ContentType = contentType,
        Length = length,
        Fill = (position, buffer) => buffer.Span.Fill((byte)(position / 65536)),
    };

    /// <summary>A status with an error in JSON.</summary>
    public static FakeAnswer Error(int status, string message = "no") => Json(new { message }) with { Status = status };

    public static FakeAnswer Redirect(Uri target, int status = 302) => new() { Status = status, Headers = [KeyValuePair.Create("Location", target.ToString())] };

    /// <summary>The body, for answers of a few bytes.</summary>
    public byte[] Body()
    {
        var bytes = new byte[Length];
        Fill(0, bytes);
        return bytes;
    }

    /// <summary>The same with another body.</summary>
    public FakeAnswer WithBody(byte[] bytes) => this with { Length = bytes.Length, Fill = Bytes(bytes).Fill };

    /// <summary>The same, compressed with gzip.</summary>
    public FakeAnswer Compressed()
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            gzip.Write(Body());
        }

        return WithBody(packed.ToArray()).With("Content-Encoding", "gzip");
    }

    public FakeAnswer With(string header, string value) => this with { Headers = [.. Headers, KeyValuePair.Create(header, value)] };
}
