using System.Formats.Asn1;
using System.Security.Cryptography;
using System.Security.Cryptography.Pkcs;
using Evidence.Packs;
using Evidence.Ports;

namespace Evidence.Storage.Timestamps;

/// <summary>Reads a TimeStampResp (RFC 3161, 2.4.2) and holds it against the request.</summary>
internal static class TimestampResponse
{
    private const int Granted = 0;
    private const int GrantedWithModifications = 1;
    private const int LongestText = 200;

    // PKIFailureInfo, RFC 3161, 2.4.2.
    private static readonly Dictionary<int, string> _failures = new()
    {
        [0] = "it does not support the algorithm",
        [2] = "it does not permit the request",
        [5] = "it found the request malformed",
        [14] = "its time source is not available",
        [15] = "it does not support the policy",
        [16] = "it does not support an extension",
        [17] = "it cannot give the information asked for",
        [25] = "it has an internal failure",
    };

    public static TimestampReply Read(Rfc3161TimestampRequest request, byte[] reply, string name)
    {
        try
        {
            var reader = new AsnReader(reply, AsnEncodingRules.BER);
            var response = reader.ReadSequence();
            reader.ThrowIfNotEmpty();
            if (WhyRefused(response.ReadSequence()) is { } reason)
            {
                return TimestampReply.Failed($"{name} refused: {reason}.");
            }

            var token = response.ReadEncodedValue();
            response.ThrowIfNotEmpty();
            return WhyWrong(request, reply, token) is { } fault
                ? TimestampReply.Failed($"{name} gave a timestamp that is not taken: {fault}.")
                : TimestampReply.Granted(token.ToArray());
        }
        catch (AsnContentException)
        {
            return TimestampReply.Failed($"{name} answered with what is not a timestamp response (DER); check signing.timestamp.url in evidence.yaml.");
        }
    }

    private static string? WhyRefused(AsnReader status)
    {
        if (!status.TryReadInt32(out var code))
        {
            throw new AsnContentException();
        }

        if (code is Granted or GrantedWithModifications)
        {
            return null;
        }

        var said = new List<string>();
        if (status.HasData && status.PeekTag().HasSameClassAndValue(Asn1Tag.Sequence))
        {
            var texts = status.ReadSequence();
            while (texts.HasData)
            {
                said.Add(Plain(texts.ReadCharacterString(UniversalTagNumber.UTF8String)));
            }
        }

        return string.Join("; ", [$"status {code}", .. Failures(status), .. said]);
    }

    private static IEnumerable<string> Failures(AsnReader status)
    {
        if (!status.HasData)
        {
            return [];
        }

        var bits = status.ReadBitString(out _);
        return _failures.Where(failure => failure.Key / 8 < bits.Length && (bits[failure.Key / 8] & (0x80 >> (failure.Key % 8))) != 0).Select(failure => failure.Value);
    }

    private static string Plain(string text) => PlainLine.Of(text.Length > LongestText ? text[..LongestText] + "..." : text);

    private static string? WhyWrong(Rfc3161TimestampRequest request, byte[] reply, ReadOnlyMemory<byte> token)
    {
        if (!Rfc3161TimestampToken.TryDecode(token, out var decoded, out _))
        {
            return "it is not a TimeStampToken, or its signature does not hold";
        }

        var info = decoded.TokenInfo;
        if (!info.GetMessageHash().Span.SequenceEqual(request.GetMessageHash().Span))
        {
            return "it is over another hash than the one that was sent";
        }

        if (info.GetNonce() is not { } nonce || !nonce.Span.SequenceEqual(request.GetNonce()!.Value.Span))
        {
            return "it does not repeat the nonce of the request, so it may be an old one";
        }

        try
        {
            // Everything else RFC 3161 asks of an answer: hash algorithm, policy, and that the certificate is there as was requested.
            request.ProcessResponse(reply, out _);
            return decoded.VerifySignatureForHash(request.GetMessageHash().Span, HashAlgorithmName.SHA256, out _)
                ? null
                : "its signature does not hold, or was not made with a certificate for timestamping that was valid then";
        }
        catch (CryptographicException)
        {
            return "its certificate is not in it, is not one for timestamping, or its signature does not hold";
        }
    }
}
