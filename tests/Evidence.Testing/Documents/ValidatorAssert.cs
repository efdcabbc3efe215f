using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using Xunit;

namespace Evidence.Testing.Documents;

/// <summary>Holds a file of ours to the oldest schema the validator knows (which is its default) and to the newest.</summary>
public static class ValidatorAssert
{
    public static void HasNoErrors(OpenXmlPackage package)
    {
        foreach (var version in (FileFormatVersions[])[FileFormatVersions.Office2007, FileFormatVersions.Microsoft365])
        {
            Assert.Empty(new OpenXmlValidator(version).Validate(package).Select(error => $"{version} {error.Part?.Uri} {error.Path?.XPath}: {error.Description}"));
        }
    }
}
