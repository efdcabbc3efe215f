using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Evidence.Artifacts;

/// <summary>The SHA-256 (FIPS 180-4) of some bytes: 64 lower-case hexadecimal digits. It is the address of an artifact.</summary>
[JsonConverter(typeof(JsonConverter))]
public readonly record struct Sha256Digest : IComparable<Sha256Digest>
{
    private readonly string? _hex;

    private Sha256Digest(string hex) => _hex = hex;

    /// <summary>The 64 lower-case hexadecimal digits.</summary>
    public string Hex => _hex ?? throw new InvalidOperationException("The digest was never set.");

    /// <summary>The first 12 digits, enough for a person to tell two apart.</summary>
    public string Short => Hex[..12];

    /// <summary>Reads 64 hexadecimal digits, with or without the prefix <c>sha256:</c>.</summary>
    /// <exception cref="EvidenceException">The text is not a SHA-256.</exception>
    public static Sha256Digest Parse(string text) =>
        TryParse(text, out var digest)
            ? digest
            : throw new EvidenceException(FaultCode.Usage, $"'{text}' is not a SHA-256 digest; 64 hexadecimal digits are expected.");

    /// <summary>Reads 64 hexadecimal digits, with or without the prefix <c>sha256:</c>; false where the text is anything else.</summary>
    public static bool TryParse(string? text, out Sha256Digest digest)
    {
        digest = default;
        var hex = text?.StartsWith("sha256:", StringComparison.Ordinal) == true ? text[7..] : text;
        if (hex?.Length != 64 || !hex.All(char.IsAsciiHexDigit))
        {
            return false;
        }

        digest = new Sha256Digest(hex.ToLowerInvariant());
        return true;
    }

    /// <summary>The digest of these bytes.</summary>
    public static Sha256Digest Of(ReadOnlySpan<byte> bytes) => FromHash(SHA256.HashData(bytes));

    /// <summary>The digest whose 32 bytes these are.</summary>
    public static Sha256Digest FromHash(ReadOnlySpan<byte> hash) =>
        hash.Length == SHA256.HashSizeInBytes
            ? new(Convert.ToHexStringLower(hash))
            : throw new ArgumentException("A SHA-256 has 32 bytes.", nameof(hash));

    /// <summary>Orders by the hexadecimal digits.</summary>
    public int CompareTo(Sha256Digest other) => string.CompareOrdinal(_hex, other._hex);

    /// <summary>The hexadecimal digits, or nothing where it was never set.</summary>
    public override string ToString() => _hex ?? "";

    /// <summary>Smaller than.</summary>
    public static bool operator <(Sha256Digest left, Sha256Digest right) => left.CompareTo(right) < 0;

    /// <summary>Greater than.</summary>
    public static bool operator >(Sha256Digest left, Sha256Digest right) => left.CompareTo(right) > 0;

    /// <summary>Smaller than or equal.</summary>
    public static bool operator <=(Sha256Digest left, Sha256Digest right) => left.CompareTo(right) <= 0;

    /// <summary>Greater than or equal.</summary>
    public static bool operator >=(Sha256Digest left, Sha256Digest right) => left.CompareTo(right) >= 0;

    private sealed class JsonConverter : JsonConverter<Sha256Digest>
    {
        public override Sha256Digest Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            TryParse(reader.GetString(), out var digest) ? digest : throw new JsonException("A SHA-256 digest is expected.");

        public override void Write(Utf8JsonWriter writer, Sha256Digest value, JsonSerializerOptions options) =>
            writer.WriteStringValue(value.Hex);
    }
}
