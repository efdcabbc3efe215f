using System.Collections.Frozen;

namespace Evidence.Drafting.Text;

/// <summary>Words without content of their own: grammar, and the frame questions come in.</summary>
internal static class FunctionWords
{
    private static readonly FrozenSet<string> _grammar = Set("""
        a an the of to in into onto for on at by and or nor but with within without via per about as from than then so if when while whereas because
        is are was were be been being am do does did done doing have has had having can could may might must shall should will would ought
        i we us our ours ourselves you your yours yourself yourselves he she it its itself they them their theirs themselves this that these those
        there here what which who whom whose how why where whether any some all each every either both such same other others another
        also too very just only even still already yet else ever again once etc eg ie vs versus s t re ll ve d m don doesn didn isn aren wasn won
        up out off over under between among during before after against across through around along upon
        one ones more most much many few less least several own like
        """);

    private static readonly FrozenSet<string> _frame = Set("""
        please kindly describe explain state specify confirm clarify detail details detailed furnish elaborate indicate outline give list provide provides
        provided supply name identify set tell say let know show advise summarise summarize discuss comment note answer question following above below
        applicable relevant appropriate related regarding respect concerning terms respective general generally place currently current present
        make makes making take takes taking get gets getting go goes going put puts use uses used using
        exist exists available possible able certain particular specific various different
        yes no true correct right really actually simply
        """);

    private static readonly FrozenSet<string> _negation = Set("""
        not no never nobody none nothing nowhere neither cannot without nor non isn't aren't don't doesn't didn't won't can't couldn't wouldn't shouldn't
        hasn't haven't hadn't wasn't weren't mustn't needn't
        """);

    /// <summary>True for articles, auxiliaries, pronouns, and the frame of a question.</summary>
    public static bool Contains(string lowerCase) => _grammar.Contains(lowerCase) || _frame.Contains(lowerCase);

    /// <summary>True for words that negate.</summary>
    public static bool Negates(string lowerCase) => _negation.Contains(lowerCase);

    private static FrozenSet<string> Set(string words) =>
        words.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).ToFrozenSet(StringComparer.Ordinal);
}
