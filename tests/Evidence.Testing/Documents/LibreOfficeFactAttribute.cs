using Xunit;

namespace Evidence.Testing.Documents;

/// <summary>A test that opens files in LibreOffice; skipped with a message where it is not installed.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class LibreOfficeFactAttribute : FactAttribute
{
    public LibreOfficeFactAttribute() => Skip = LibreOffice.Program is null ? "LibreOffice (soffice) is not installed." : null!;
}
