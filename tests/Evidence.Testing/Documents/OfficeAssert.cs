using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using Xunit;

namespace Evidence.Testing.Documents;

/// <summary>Proves that Office programs accept a filled file.</summary>
public static class OfficeAssert
{
    /// <summary>The validator of the Open XML SDK finds no kind of error it did not find before.</summary>
    public static void NothingNewIsInvalid(byte[] before, byte[] after)
    {
        var known = Errors(before);
        var found = Errors(after);
        foreach (var (error, count) in found)
        {
            Assert.True(known.TryGetValue(error, out var was) && was >= count, $"new: {error} ({count} times)");
        }
    }

    /// <summary>The validator of the Open XML SDK finds nothing.</summary>
    public static void IsValid(byte[] file) => Assert.Empty(Errors(file));

    private static Dictionary<string, int> Errors(byte[] file)
    {
        using var stream = new MemoryStream();
        stream.Write(file);
        using OpenXmlPackage package = PackageParts.Of(file).ContainsKey("xl/workbook.xml")
            ? SpreadsheetDocument.Open(stream, false)
            : WordprocessingDocument.Open(stream, false);
        return new OpenXmlValidator(DocumentFormat.OpenXml.FileFormatVersions.Microsoft365).Validate(package)
            .GroupBy(e => $"{e.Id}: {e.Description} in {e.Part?.Uri}")
            .ToDictionary(g => g.Key, g => g.Count());
    }
}
