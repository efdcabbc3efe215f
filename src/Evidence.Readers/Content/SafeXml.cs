using System.Xml;

namespace Evidence.Readers.Content;

/// <summary>How XML is read: no external resource is ever opened, no entity of a document is ever expanded.</summary>
internal static class SafeXml
{
    /// <summary>
    /// Settings for reading. <see cref="DtdProcessing.Prohibit"/> refuses a document type; <see cref="DtdProcessing.Ignore"/> steps over it unread, for the
    /// formats that carry one by themselves (Cobertura).
    /// </summary>
    public static XmlReaderSettings Settings(DtdProcessing dtd) => new()
    {
        Async = true,
        DtdProcessing = dtd,
        XmlResolver = null,
        MaxCharactersFromEntities = 1024,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
        CloseInput = false,
    };
}
