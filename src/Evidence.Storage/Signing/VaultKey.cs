using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text.Json;

namespace Evidence.Storage.Signing;

/// <summary>A version of a key in a vault: its URL and its public half.</summary>
/// <param name="Id">URL with the version.</param>
/// <param name="PublicPoint">Point on P-256.</param>
internal sealed record VaultKey(Uri Id, ECPoint PublicPoint)
{
    private const int CoordinateSize = 32;

    /// <summary>The key of a vault's answer (a JSON Web Key, RFC 7517 and RFC 7518, 6.2); null: it is not an EC key on P-256.</summary>
    /// <exception cref="FormatException">The answer has no key, or one that is not whole.</exception>
    public static VaultKey? Read(JsonElement answer)
    {
        var key = answer.GetProperty("key");
        return Text(key, "kty") is "EC" or "EC-HSM" && Text(key, "crv") == "P-256"
            ? new(new Uri(Text(key, "kid")), new ECPoint { X = Coordinate(key, "x"), Y = Coordinate(key, "y") })
            : null;
    }

    /// <summary>The public key, to verify with or to export.</summary>
    public ECDsa OpenPublicKey() => ECDsa.Create(new ECParameters { Curve = ECCurve.NamedCurves.nistP256, Q = PublicPoint });

    private static byte[] Coordinate(JsonElement key, string name) =>
        Base64Url.DecodeFromChars(Text(key, name)) is { Length: CoordinateSize } bytes ? bytes : throw new FormatException($"{name} has not {CoordinateSize} bytes.");

    private static string Text(JsonElement key, string name) => key.TryGetProperty(name, out var value) ? value.GetString() ?? "" : "";
}
