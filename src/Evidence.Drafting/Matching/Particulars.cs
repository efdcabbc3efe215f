using System.Text.RegularExpressions;

namespace Evidence.Drafting.Matching;

/// <summary>
/// Particulars that a question can ask for (a price, a date, a name, what happened so far): an entry on the same subject that does not give the one asked for is no answer.
/// What an entry's own question asks for, its answer is taken to give.
/// </summary>
internal static partial class Particulars
{
    private static readonly (string Name, bool Decides, Regex Asked, Regex Given)[] _kinds =
    [
        ("price-missing", true, AsksPrice(), GivesPrice()),
        ("percentage-missing", true, AsksPercentage(), GivesPercentage()),
        ("format-missing", true, AsksFormat(), GivesFormat()),
        ("names-not-given", true, AsksNames(), GivesNames()),
        ("date-missing", false, AsksDate(), GivesDate()),
        ("past-missing", false, AsksPast(), GivesPast()),
        ("findings-missing", false, AsksFindings(), GivesFindings()),
        ("customers-part-missing", false, AsksCustomersPart(), GivesCustomersPart()),
    ];

    /// <summary>By name: 1 where it is asked for and not given; the last is how many are.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. _kinds.Select(kind => kind.Name), "particulars-missing"];

    /// <summary>What is asked for and not given, by <see cref="Names"/>.</summary>
    public static double[] Missing(AnalysedQuestion question, AnalysedEntry entry)
    {
        var missing = new double[_kinds.Length + 1];
        for (var at = 0; at < _kinds.Length; at++)
        {
            missing[at] = IsMissing(_kinds[at], question, entry) ? 1 : 0;
            missing[^1] += missing[at];
        }

        return missing;
    }

    /// <summary>True where a price, a percentage, a format or a name is asked for and not given: such an entry is hardly ever an answer.</summary>
    public static bool Decide(AnalysedQuestion question, AnalysedEntry entry) => Array.Exists(_kinds, kind => kind.Decides && IsMissing(kind, question, entry));

    private static bool IsMissing((string Name, bool Decides, Regex Asked, Regex Given) kind, AnalysedQuestion question, AnalysedEntry entry) =>
        kind.Asked.IsMatch(question.Text)
        && !kind.Given.IsMatch(entry.Answer.Text)
        && !entry.Answer.Questions.Any(own => kind.Asked.IsMatch(own) || (kind.Decides && kind.Given.IsMatch(own)));

    [GeneratedRegex(@"\b(?:costs?|fees?|prices?|priced|pricing|pays?|paid|payment terms|discounts?|surcharges?|(?<!in )charge[ds]?|free of charge|extra charge|salar(?:y|ies)|remunerat\w*|bonus(?:es)?|invoic\w*|budget for|spend|spent)\b", RegexOptions.IgnoreCase)]
    private static partial Regex AsksPrice();

    [GeneratedRegex(@"\b(?:costs?|fees?|prices?|priced|pricing|pays?|paid|payments?|discounts?|surcharge|(?<!in )charge[ds]?|free|budget|salar(?:y|ies)|remunerat\w*|bonus(?:es)?|money|reimburs\w*|refund\w*|credits?|EUR|USD|GBP)\b|[€$£]", RegexOptions.IgnoreCase)]
    private static partial Regex GivesPrice();

    [GeneratedRegex(@"\b(?:percentages?|proportion|per ?cent|(?<!market )share of|fraction of|ratio of|(?:false[- ]positive|false[- ]negative|false[- ]alarm|error|failure|pass|success|click|click-through|completion|containment|deflection|detection|escape|response|attack|jailbreak|turnover|uptake|utilisation|utilization) rates?)\b|%", RegexOptions.IgnoreCase)]
    private static partial Regex AsksPercentage();

    [GeneratedRegex(@"\d(?:\.\d+)? ?%|\bper ?cent\b|\b0\.\d+\b|\b(?:half|all|every|each|third|quarter|most|none) of\b|\bout of\b|\b\d+ of (?:the )?\d+\b", RegexOptions.IgnoreCase)]
    private static partial Regex GivesPercentage();

    [GeneratedRegex(@"\bformats?\b", RegexOptions.IgnoreCase)]
    private static partial Regex AsksFormat();

    [GeneratedRegex(@"\bformats?\b|\b(?:JSON|CSV|XML|PDF|SPDX|CycloneDX|Parquet|Excel|spreadsheet|machine-readable)\b", RegexOptions.IgnoreCase)]
    private static partial Regex GivesFormat();

    [GeneratedRegex(@"\b(?:what|which) (?:date|year|month|day)\b|\bdate (?:of|when|on which)\b|\bwhen (?:was|were|did)\b|\bsince when\b|\bby what date\b|\bcut-?off date\b|\bwhen\b.*\blast (?:\w+ed|done|run|held)\b", RegexOptions.IgnoreCase)]
    private static partial Regex AsksDate();

    [GeneratedRegex(@"\b(?:19|20)\d\d\b|\b(?:January|February|March|April|May|June|July|August|September|October|November|December|spring|summer|autumn|winter)\b|\bevery (?:January|\w+ember)\b")]
    private static partial Regex GivesDate();

    // Who is responsible is answered by a role, so persons are not among these.
    [GeneratedRegex(@"\b(?:name (?:the|each|every|all|your|those|any|two|three)|names? of (?:the|your|each|all|any|every)|which(?: \w+)?)(?: \w+)?(?: \w+)? (?:firms?|compan(?:y|ies)|auditors?|bod(?:y|ies)|banks?|insurers?|academics?|experts?|members|laborator(?:y|ies)|labs?|universit(?:y|ies)|registrars?|assessors?|systems|products?|tools?|LLMs?|customers?|clients?)\b|\bwhich (?:LLM|language model|tools?|software)\b", RegexOptions.IgnoreCase)]
    private static partial Regex AsksNames();

    // A capital within a sentence that is not of a title, or names that are said to be listed.
    [GeneratedRegex(@"(?<=[\p{Ll}\d,;]\s)(?<!\b(?:Chief|Head|Vice|Director|Officer)(?:\s(?:of\s)?\p{Lu}\p{L}+)*\s(?:of\s)?)(?!Chief|Head|Vice|Responsible|Officer|Legal|Security|Privacy|Internal|Board|Committee|Director|Council|General|Data|Risk|Model|Product|Engineering|Support)\p{Lu}\p{L}{2,}|\b(?:[Nn]ames?|[Nn]amed|[Ll]isted|[Ll]ists)\b")]
    private static partial Regex GivesNames();

    [GeneratedRegex(@"\b(?:have|has|had|haven't|hasn't|hadn't)\b[^.;?]*\b(?:ever|never)\b|\b(?:ever|never) (?:had|been|happened|lost|failed|used)\b|\b(?:to date|so far)\b|\b(?:has|have) (?:any|anyone|anybody|there)\b|\bany (?:confirmed|known|past|previous|prior|recorded|reported)\b|\bin the (?:past|last|previous) (?:\w+ )?(?:years?|months?|quarters?)\b|\b(?:last|past) (?:year|quarter|month)\b(?!['’]s)|\bdid\b[^.;?]*\bever\b", RegexOptions.IgnoreCase)]
    private static partial Regex AsksPast();

    [GeneratedRegex(@"\b(?:never|ever|to date|so far|since|in the (?:past|last|previous)|no (?:\w+[ -]){0,4}(?:has|have|was|were|happened|occurred)|none|had|was|were|found|last (?:year|quarter|month)|(?:19|20)\d\d)\b", RegexOptions.IgnoreCase)]
    private static partial Regex GivesPast();

    [GeneratedRegex(@"\b(?:findings?|results?|outcomes?|output|transcripts?|minutes) (?:of|from|found)\b|\bsummari[sz]e\b|\b(?:full|actual) (?:\w+ )?(?:report|results?|findings?|transcripts?)\b|\bcop(?:y|ies) of\b|\bwhat (?:did|do) (?:the|your|that|those|they|it)\b[^.;?]*\b(?:find|show|reveal|turn up)\b|\bfollow-up actions?\b|\bsee (?:the|your|its|their) (?:\w+ )?(?:results?|findings?|scores?)\b", RegexOptions.IgnoreCase)]
    private static partial Regex AsksFindings();

    [GeneratedRegex(@"\b(?:found|findings?|results?|outcomes?|scor\w+|showed|reports?|reported|summar\w+|cop(?:y|ies)|shared?|shares|available|publish\w*|recommendations?|rated)\b|\d%|\bunder NDA\b", RegexOptions.IgnoreCase)]
    private static partial Regex GivesFindings();

    [GeneratedRegex(@"\b(?:can|could|may|do) (?:we|our (?:own )?\w+(?: \w+)?|customers|a customer|the customer|clients) (?!see\b|be\b)\w+|\b(?:our own|ourselves)\b|\bmust (?:we|the customer|customers)\b|\b(?:allow|let|permit) (?:us|customers?|clients)\b", RegexOptions.IgnoreCase)]
    private static partial Regex AsksCustomersPart();

    [GeneratedRegex(@"\b(?:customers?|clients?|you|your|tenants?|admin\w*|users?|deployers?|operators?|partners?|subscribers?|on request|by (?:default|agreement))\b", RegexOptions.IgnoreCase)]
    private static partial Regex GivesCustomersPart();
}
