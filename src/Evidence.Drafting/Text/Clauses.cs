using System.Text.RegularExpressions;

namespace Evidence.Drafting.Text;

/// <summary>Reads references to clauses of laws, standards and frameworks: "Art. 10", "A.7.4", "MEASURE 2.11", "CC6.1".</summary>
internal static partial class Clauses
{
    private static readonly (string Framework, Regex Named)[] _frameworks =
    [
        ("gdpr", Gdpr()), ("eu-ai-act", AiAct()), ("iso-42001", Iso42001()), ("iso-27001", Iso27001()), ("iso-27701", Iso27701()), ("iso-27017", Iso27017()),
        ("iso-27018", Iso27018()), ("iso-23894", Iso23894()), ("iso-9001", Iso9001()), ("iso-22301", Iso22301()),
        ("nist-ai-600-1", Nist6001()), ("nist-ai-rmf", NistAi()), ("nist-csf", NistCsf()), ("nist-800-53", Nist80053()),
        ("soc2", Soc2()), ("owasp-llm", Owasp()), ("mitre-atlas", Atlas()), ("pci-dss", Pci()), ("hipaa", Hipaa()), ("dora", Dora()), ("nis2", Nis2()),
    ];

    /// <summary>The clauses a question cites, most likely framework first where it names none.</summary>
    public static IReadOnlyList<ClauseReference> Read(string text)
    {
        var named = _frameworks.Where(framework => framework.Named.IsMatch(text)).Select(framework => framework.Framework).ToList();
        var found = new List<ClauseReference>();
        foreach (Match match in Nist().Matches(text))
        {
            found.Add(new("nist-ai-rmf", Key(match.Value), true));
        }

        AddArticles(text, named, found);
        AddAnnexes(text, named, found);
        Add(found, "soc2", Criterion().Matches(text));
        Add(found, "owasp-llm", OwaspRisk().Matches(text));
        Add(found, "mitre-atlas", Technique().Matches(text));
        found.AddRange(named.Where(name => found.All(clause => clause.Framework != name)).Select(name => new ClauseReference(name, "", true)));
        return [.. found.Distinct()];
    }

    /// <summary>The text without the clauses it cites; where it cites one, without the names of their frameworks too. They are matched as clauses.</summary>
    public static string Strip(string text)
    {
        var rest = Bracketed().Replace(text, " ");
        foreach (var clause in (ReadOnlySpan<Regex>)[Nist(), Article(), Annex(), AnnexControl(), Criterion(), OwaspRisk(), Technique()])
        {
            rest = clause.Replace(rest, " ");
        }

        if (rest == text)
        {
            return text;
        }

        foreach (var (_, named) in _frameworks)
        {
            rest = named.Replace(rest, " ");
        }

        return FrameworkWords().Replace(rest, " ");
    }

    /// <summary>The clauses of a text as written, articles spelt out, for looking them up among the terms of the thesaurus.</summary>
    public static IEnumerable<string> Written(string text) =>
        Article().Matches(text).Select(match => "Article " + match.Groups[1].Value)
            .Concat(((Regex[])[Nist(), Annex(), AnnexControl(), Criterion(), OwaspRisk(), Technique()]).SelectMany(clause => clause.Matches(text).Select(match => match.Value)));

    /// <summary>A control of a library entry (<c>framework:id</c>) in the same form; null: not a control.</summary>
    public static ClauseReference? OfEvidence(string evidence) =>
        evidence.IndexOf(':', StringComparison.Ordinal) is > 0 and var at ? new(evidence[..at].Trim().ToLowerInvariant(), Key(evidence[(at + 1)..]), true) : null;

    private static void AddArticles(string text, List<string> named, List<ClauseReference> found)
    {
        foreach (Match match in Article().Matches(text))
        {
            var key = "art." + Key(match.Groups[1].Value);
            var laws = named.Where(name => name is "gdpr" or "eu-ai-act" or "dora" or "nis2").ToList();
            found.AddRange((laws.Count > 0 ? laws : ["gdpr", "eu-ai-act"]).Select(law => new ClauseReference(law, key, laws.Count > 0)));
        }
    }

    private static void AddAnnexes(string text, List<string> named, List<ClauseReference> found)
    {
        foreach (Match match in Annex().Matches(text))
        {
            found.Add(new("eu-ai-act", "annex" + match.Groups[1].Value.ToLowerInvariant(), named.Contains("eu-ai-act")));
        }

        foreach (Match match in AnnexControl().Matches(text))
        {
            var standards = named.Where(name => name.StartsWith("iso-", StringComparison.Ordinal)).ToList();
            found.AddRange((standards.Count > 0 ? standards : ["iso-27001", "iso-42001"]).Select(standard => new ClauseReference(standard, Key(match.Value), standards.Count > 0)));
        }

        foreach (Match match in IsoClause().Matches(text))
        {
            found.AddRange(named.Where(name => name.StartsWith("iso-", StringComparison.Ordinal)).Select(standard => new ClauseReference(standard, Key(match.Groups[1].Value), true)));
        }
    }

    private static void Add(List<ClauseReference> found, string framework, MatchCollection matches)
    {
        foreach (Match match in matches)
        {
            found.Add(new(framework, Key(match.Value), true));
        }
    }

    private static string Key(string id) => Blank().Replace(id, "").ToLowerInvariant().Replace("article", "art.", StringComparison.Ordinal).Replace("..", ".", StringComparison.Ordinal).TrimEnd('.');

    [GeneratedRegex(@"\((?:\s*(?:Art(?:icle|\.)?s?)\s*\d{1,3}(?:\(\w{1,3}\))*\s*(?:GDPR|AI Act)?\s*)\)", RegexOptions.IgnoreCase)]
    private static partial Regex Bracketed();

    [GeneratedRegex(@"\b(?:ISO(?:/IEC)?|NIST|MITRE|SOC|EU|framework|subcategor(?:y|ies)|clause|requirement|top (?:10|ten))\b(?: of)?", RegexOptions.IgnoreCase)]
    private static partial Regex FrameworkWords();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blank();

    [GeneratedRegex(@"\b(?:GOVERN|MAP|MEASURE|MANAGE)[\s-]?\d{1,2}(?:\.\d{1,2})?\b")]
    private static partial Regex Nist();

    [GeneratedRegex(@"\b(?:art(?:icle|\.)?s?)\s*(\d{1,3}(?:\s?\(\w{1,3}\))*)", RegexOptions.IgnoreCase)]
    private static partial Regex Article();

    [GeneratedRegex(@"\bAnnex\s+([IVX]{1,5})\b")]
    private static partial Regex Annex();

    [GeneratedRegex(@"\bA\.\d{1,2}(?:\.\d{1,2}){1,3}\b")]
    private static partial Regex AnnexControl();

    [GeneratedRegex(@"\b(?:clause|section|control)?\s*(\d{1,2}(?:\.\d{1,2}){1,3})\b", RegexOptions.IgnoreCase)]
    private static partial Regex IsoClause();

    [GeneratedRegex(@"\b(?:CC\d\.\d|PI1\.\d|(?<=SOC ?2.{0,40})[ACP]\d\.\d)\b")]
    private static partial Regex Criterion();

    [GeneratedRegex(@"\bLLM\s?(?:0\d|10)\b")]
    private static partial Regex OwaspRisk();

    [GeneratedRegex(@"\bAML\.T\d{4}(?:\.\d{3})?\b")]
    private static partial Regex Technique();

    [GeneratedRegex(@"\b(?:GDPR|DSGVO|RGPD|General Data Protection Regulation|2016/679)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Gdpr();

    [GeneratedRegex(@"\b(?:AI Act|2024/1689)\b", RegexOptions.IgnoreCase)]
    private static partial Regex AiAct();

    [GeneratedRegex(@"\b42001\b")]
    private static partial Regex Iso42001();

    [GeneratedRegex(@"\b2700[12]\b")]
    private static partial Regex Iso27001();

    [GeneratedRegex(@"\b27701\b")]
    private static partial Regex Iso27701();

    [GeneratedRegex(@"\b27017\b")]
    private static partial Regex Iso27017();

    [GeneratedRegex(@"\b27018\b")]
    private static partial Regex Iso27018();

    [GeneratedRegex(@"\b23894\b")]
    private static partial Regex Iso23894();

    [GeneratedRegex(@"\bISO\s?9001\b", RegexOptions.IgnoreCase)]
    private static partial Regex Iso9001();

    [GeneratedRegex(@"\b22301\b")]
    private static partial Regex Iso22301();

    [GeneratedRegex(@"\b600-1\b")]
    private static partial Regex Nist6001();

    [GeneratedRegex(@"\b(?:AI RMF|NIST AI|AI Risk Management Framework)\b", RegexOptions.IgnoreCase)]
    private static partial Regex NistAi();

    [GeneratedRegex(@"\b(?:NIST CSF|Cybersecurity Framework)\b", RegexOptions.IgnoreCase)]
    private static partial Regex NistCsf();

    [GeneratedRegex(@"\b800-53\b")]
    private static partial Regex Nist80053();

    [GeneratedRegex(@"\bSOC ?2\b", RegexOptions.IgnoreCase)]
    private static partial Regex Soc2();

    [GeneratedRegex(@"\bOWASP\b", RegexOptions.IgnoreCase)]
    private static partial Regex Owasp();

    [GeneratedRegex(@"\bATLAS\b")]
    private static partial Regex Atlas();

    [GeneratedRegex(@"\bPCI(?:[ -]?DSS)?\b")]
    private static partial Regex Pci();

    [GeneratedRegex(@"\bHIPAA\b")]
    private static partial Regex Hipaa();

    [GeneratedRegex(@"\bDORA\b")]
    private static partial Regex Dora();

    [GeneratedRegex(@"\bNIS ?2\b")]
    private static partial Regex Nis2();
}
