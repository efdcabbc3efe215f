using System.Globalization;
using Evidence.Answers;
using Microsoft.AspNetCore.Http;

namespace Evidence.Hosting.Http;

/// <summary>An uploaded file with the fields that came along. The file is on disk, not in memory.</summary>
/// <param name="File">The file.</param>
/// <param name="Fields">Other fields by name.</param>
internal sealed record UploadForm(IFormFile File, IReadOnlyDictionary<string, string> Fields)
{
    private const int LongestName = 200;

    /// <summary>Name of the file without folders.</summary>
    public string FileName => NameOf(File.FileName);

    /// <summary>Reads the form of a request; a second time it is the same.</summary>
    /// <exception cref="EvidenceException"><see cref="FaultCode.Usage"/>: it is no form with one file; <see cref="FaultCode.TooLarge"/>: it is too large.</exception>
    public static async Task<UploadForm> ReadAsync(ApiCall call)
    {
        if (!call.Request.HasFormContentType)
        {
            throw new EvidenceException(FaultCode.Usage, "Send the file as multipart/form-data, in the field 'file'.");
        }

        var form = await ParseAsync(call);
        if (form.Files is not [{ Name: "file", Length: > 0 } file])
        {
            throw new EvidenceException(FaultCode.Usage, "Send one file that is not empty, in the field 'file'.");
        }

        return new UploadForm(file, form.ToDictionary(field => field.Key, field => field.Value.ToString(), StringComparer.Ordinal));
    }

    /// <summary>A field of text; null: not there or empty.</summary>
    public string? Text(string name) => Fields.GetValueOrDefault(name) is { Length: > 0 } value ? value : null;

    /// <summary>A field that is true or false; default: false.</summary>
    public bool Flag(string name) => Text(name) switch
    {
        null => false,
        var text when bool.TryParse(text, out var flag) => flag,
        var text => throw new EvidenceException(FaultCode.Usage, $"'{name}' is '{text}'; true or false is expected."),
    };

    /// <summary>A field with a time.</summary>
    public DateTimeOffset? Time(string name) => ApiValues.Time(name, Text(name));

    /// <summary>Who will read the answers; default: anyone.</summary>
    public DisclosureLevel Audience() => Text("audience") switch
    {
        null or "public" => DisclosureLevel.Public,
        "nda" => DisclosureLevel.Nda,
        "internal" => DisclosureLevel.Internal,
        var text => throw new EvidenceException(FaultCode.Usage, $"'audience' is '{text}'; public, nda or internal is expected."),
    };

    /// <summary>Refuses fields that the operation does not have, so that a misspelt one is not overlooked.</summary>
    public UploadForm Only(ApiOperation operation)
    {
        var unknown = Fields.Keys.Except(operation.Parameters.Select(parameter => parameter.Name), StringComparer.Ordinal).FirstOrDefault();
        return unknown is null
            ? this
            : throw new EvidenceException(FaultCode.Usage, $"There is no field '{unknown}'; there are {string.Join(", ", operation.Parameters.Select(parameter => parameter.Name))}.");
    }

    private static async Task<IFormCollection> ParseAsync(ApiCall call)
    {
        try
        {
            return await call.Request.ReadFormAsync(call.Cancelled);
        }
        catch (InvalidDataException fault) when (fault.Message.Contains("limit", StringComparison.Ordinal))
        {
            throw new EvidenceException(FaultCode.TooLarge, "The upload is larger than what is allowed, or has too many fields.", fault);
        }
        catch (Exception fault) when (fault is InvalidDataException or IOException and not BadHttpRequestException)
        {
            throw new EvidenceException(FaultCode.Usage, "The form is broken; send it as multipart/form-data again.", fault);
        }
    }

    private static string NameOf(string name)
    {
        var bare = name.Split('/', '\\')[^1].Trim();
        return bare is not ("" or "." or "..") && bare.Length <= LongestName && !bare.Any(letter => CharUnicodeInfo.GetUnicodeCategory(letter) is UnicodeCategory.Control)
            ? bare
            : throw new EvidenceException(FaultCode.Usage, $"The file needs a name of 1 to {LongestName} characters, for instance 'questionnaire.docx'.");
    }
}
