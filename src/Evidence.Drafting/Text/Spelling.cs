namespace Evidence.Drafting.Text;

/// <summary>One spelling for words that English writes in two ways, before stemming.</summary>
internal static class Spelling
{
    private static readonly Dictionary<string, string> _variants = new(StringComparer.Ordinal)
    {
        ["artefact"] = "artifact", ["artefacts"] = "artifacts", ["licence"] = "license", ["licences"] = "licenses", ["programme"] = "program",
        ["programmes"] = "programs", ["catalogue"] = "catalog", ["catalogues"] = "catalogs", ["centre"] = "center", ["centres"] = "centers",
        ["defence"] = "defense", ["offence"] = "offense", ["cheque"] = "check", ["grey"] = "gray", ["judgement"] = "judgment",
        ["enrol"] = "enroll", ["enrolment"] = "enrollment", ["fulfil"] = "fulfill", ["tyre"] = "tire", ["storey"] = "story",
        ["practise"] = "practice", ["practised"] = "practiced", ["analyse"] = "analyze", ["analysed"] = "analyzed", ["analysing"] = "analyzing",
        ["analyses"] = "analysis", ["acknowledgement"] = "acknowledgment", ["ageing"] = "aging", ["queries"] = "query", ["criteria"] = "criterion",
        ["indices"] = "index", ["indexes"] = "index", ["people"] = "person", ["children"] = "child", ["women"] = "woman", ["men"] = "man",
        ["took"] = "take", ["taken"] = "take", ["gave"] = "give", ["given"] = "give", ["kept"] = "keep", ["held"] = "hold", ["told"] = "tell",
        ["saw"] = "see", ["seen"] = "see", ["went"] = "go", ["gone"] = "go", ["goes"] = "go", ["chose"] = "choose", ["chosen"] = "choose",
        ["wrote"] = "write", ["written"] = "write", ["sent"] = "send", ["built"] = "build", ["bought"] = "buy", ["sold"] = "sell",
        ["taught"] = "teach", ["caught"] = "catch", ["made"] = "make", ["ran"] = "run", ["left"] = "leave", ["lost"] = "lose", ["found"] = "find",
        ["broke"] = "break", ["broken"] = "break", ["stole"] = "steal", ["stolen"] = "steal", ["hid"] = "hide", ["hidden"] = "hide",
        ["drew"] = "draw", ["drawn"] = "draw", ["grew"] = "grow", ["grown"] = "grow", ["knew"] = "know", ["known"] = "know", ["paid"] = "pay",
        ["said"] = "say", ["thought"] = "think", ["understood"] = "understand", ["withdrew"] = "withdraw", ["withdrawn"] = "withdraw",
        ["spoke"] = "speak", ["spoken"] = "speak", ["stored"] = "store", ["sought"] = "seek", ["met"] = "meet", ["led"] = "lead",
        ["bound"] = "bind", ["felt"] = "feel", ["began"] = "begin", ["begun"] = "begin", ["overseen"] = "oversee", ["oversaw"] = "oversee",
        ["learnt"] = "learn", ["leaked"] = "leak", ["frozen"] = "freeze", ["froze"] = "freeze", ["shut"] = "shut", ["worse"] = "bad", ["worst"] = "bad",
    };

    /// <summary>The American or regular form of a lower-case word.</summary>
    public static string Unify(string word)
    {
        if (_variants.TryGetValue(word, out var other))
        {
            return other;
        }

        var unified = word.Length > 6 ? Endings(word) : word;
        return unified.Contains("our", StringComparison.Ordinal) ? Colour(unified) : unified;
    }

    private static string Endings(string word)
    {
        foreach (var (british, american) in (ReadOnlySpan<(string, string)>)[
            ("isation", "ization"), ("isations", "izations"), ("ising", "izing"), ("ised", "ized"), ("ises", "izes"), ("iser", "izer"), ("isers", "izers"),
            ("ise", "ize"), ("ifications", "ify"), ("ification", "ify"), ("elled", "eled"), ("elling", "eling"), ("eller", "eler")])
        {
            if (word.EndsWith(british, StringComparison.Ordinal) && !_neverZ.Contains(word))
            {
                return string.Concat(word.AsSpan(0, word.Length - british.Length), american);
            }
        }

        return word;
    }

    private static readonly HashSet<string> _neverZ = new(
        ["exercise", "exercised", "exercises", "exercising", "supervise", "supervised", "supervising", "revise", "revised", "revising", "advise", "advised",
         "advising", "adviser", "enterprise", "enterprises", "otherwise", "comprise", "comprised", "compromise", "compromised", "compromising", "promise",
         "promised", "expertise", "franchise", "precise", "surprise", "premise", "premises", "disguise", "likewise", "raised", "raising", "praised",
         "advertise", "advertised", "advertising", "merchandise", "treatise", "paradise", "telling", "selling", "spelling", "compelling", "seller", "teller"],
        StringComparer.Ordinal);

    private static string Colour(string word)
    {
        foreach (var stem in (ReadOnlySpan<string>)["behaviour", "colour", "favour", "labour", "honour", "neighbour", "humour", "endeavour", "harbour", "rumour"])
        {
            if (word.Contains(stem, StringComparison.Ordinal))
            {
                return word.Replace(stem, string.Concat(stem.AsSpan(0, stem.Length - 2), "r"), StringComparison.Ordinal);
            }
        }

        return word;
    }
}
