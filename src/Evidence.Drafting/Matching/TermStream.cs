using Lucene.Net.Analysis;
using Lucene.Net.Analysis.TokenAttributes;

namespace Evidence.Drafting.Matching;

/// <summary>Hands terms that were made elsewhere to Lucene, one after the other.</summary>
internal sealed class TermStream : TokenStream
{
    private readonly ICharTermAttribute _term;
    private IReadOnlyList<string> _terms = [];
    private int _next;

    public TermStream() => _term = AddAttribute<ICharTermAttribute>();

    public TermStream With(IReadOnlyList<string> terms)
    {
        _terms = terms;
        _next = 0;
        return this;
    }

    public override bool IncrementToken()
    {
        ClearAttributes();
        if (_next >= _terms.Count)
        {
            return false;
        }

        _term.SetEmpty().Append(_terms[_next++]);
        return true;
    }

    public override void Reset() => _next = 0;
}
