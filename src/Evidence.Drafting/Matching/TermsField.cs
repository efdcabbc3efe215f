using Lucene.Net.Analysis;
using Lucene.Net.Index;
using Lucene.Net.Util;

namespace Evidence.Drafting.Matching;

/// <summary>A field of terms that were made elsewhere. All fields of one writer share a stream: a writer reads them one after the other.</summary>
internal sealed class TermsField(string name, IReadOnlyList<string> terms, IIndexableFieldType type, TermStream stream) : IIndexableField
{
    public string Name => name;

    public IIndexableFieldType IndexableFieldType => type;

    public float Boost => 1;

    public Lucene.Net.Documents.NumericFieldType NumericType => Lucene.Net.Documents.NumericFieldType.NONE;

    public BytesRef GetBinaryValue() => null!;

    public string GetStringValue() => null!;

    public string GetStringValue(IFormatProvider provider) => null!;

    public string GetStringValue(string format) => null!;

    public string GetStringValue(string format, IFormatProvider provider) => null!;

    public TextReader GetReaderValue() => null!;

    [Obsolete("Lucene's own; not used.")]
    public object GetNumericValue() => null!;

    public byte? GetByteValue() => null;

    public short? GetInt16Value() => null;

    public int? GetInt32Value() => null;

    public long? GetInt64Value() => null;

    public float? GetSingleValue() => null;

    public double? GetDoubleValue() => null;

    public TokenStream GetTokenStream(Analyzer analyzer) => stream.With(terms);
}
