using System.Text.RegularExpressions;

namespace Evidence.Drafting.Text;

/// <summary>Reads what a question asks for, and which of these a text can give.</summary>
internal static partial class Intents
{
    private static readonly (AskedFor Asked, Regex Words)[] _questions =
    [
        (AskedFor.HowOften, HowOften()), (AskedFor.HowMany, HowMany()), (AskedFor.HowLong, HowLong()), (AskedFor.HowSoon, HowSoon()),
        (AskedFor.When, When()), (AskedFor.Who, Who()), (AskedFor.Where, Where()), (AskedFor.Rate, Rate()), (AskedFor.Why, Why()),
        (AskedFor.Document, Document()), (AskedFor.Enumeration, Enumeration()), (AskedFor.Whether, Whether()), (AskedFor.How, How()),
    ];

    private static readonly (AskedFor Given, Regex Words)[] _answers =
    [
        (AskedFor.HowOften, GivesPeriod()), (AskedFor.HowMany, GivesNumber()), (AskedFor.HowLong | AskedFor.HowSoon, GivesDuration()),
        (AskedFor.When, GivesDate()), (AskedFor.Who, GivesPerson()), (AskedFor.Where, GivesPlace()), (AskedFor.Rate, GivesRate()), (AskedFor.Document, GivesDocument()),
    ];

    /// <summary>What a question asks for.</summary>
    public static AskedFor Of(string question) => _questions.Where(rule => rule.Words.IsMatch(question)).Aggregate(AskedFor.Nothing, (asked, rule) => asked | rule.Asked);

    /// <summary>What an answer can give of what can be asked.</summary>
    public static AskedFor GivenBy(string answer) => _answers.Where(rule => rule.Words.IsMatch(answer)).Aggregate(AskedFor.Nothing, (given, rule) => given | rule.Given);

    [GeneratedRegex(@"\bhow (?:often|frequently|regularly|many times)\b|\bfrequenc|\bcadence\b|\bperiodicity\b|\bhow regular|\b(?:review|test|audit) interval", RegexOptions.IgnoreCase)]
    private static partial Regex HowOften();

    [GeneratedRegex(@"\bhow (?:many|large|big|much)\b|\bnumber of\b|\bhow (?:high|low)\b|\bcount of\b|\bheadcount\b|\bwhat (?:size|amount)\b|\bsample size", RegexOptions.IgnoreCase)]
    private static partial Regex HowMany();

    [GeneratedRegex(@"\bhow long\b|\bfor how many (?:days|months|years|hours|weeks)\b|\bretention (?:period|time|schedule)\b|\bduration\b|\bfor what period\b|\blength of time\b", RegexOptions.IgnoreCase)]
    private static partial Regex HowLong();

    [GeneratedRegex(@"\bhow (?:soon|quick|quickly|fast|promptly|rapidly|far in advance)\b|\bwithin (?:what|how|which)\b|\bturnaround\b|\btime ?lines?\b|\btime ?frames?\b|\bdeadline\b|\bnotice period\b|\bhow much (?:time|notice)\b|\bwhen (?:do|does|will|would|are|is|can)\b|\b(?:response|recovery|resolution) times?\b", RegexOptions.IgnoreCase)]
    private static partial Regex HowSoon();

    [GeneratedRegex(@"\bwhen (?:was|were|did)\b|\bsince when\b|\bdate of\b|\bwhat date\b|\bmost recent(?:ly)?\b|\blast (?:time|tested|measured|audited|reviewed|carried|performed|done|rehearsed)\b|\bwhen\b.*\blast\b|\bwhich year\b", RegexOptions.IgnoreCase)]
    private static partial Regex When();

    [GeneratedRegex(@"\bwho\b|\bwhom\b|\bwhose\b|\bby whom\b|\bwhich (?:person|role|team|executive|body|people|department)\b|\bapprovers?\b|\bname the (?:person|role|executive)|\bwho's\b", RegexOptions.IgnoreCase)]
    private static partial Regex Who();

    [GeneratedRegex(@"\bwhere\b|\b(?:which|what) (?:countr|region|jurisdiction|location|data ?cent|geograph)|\bin which (?:countr|region|location)|\bcountries in which\b|\blocations? of\b", RegexOptions.IgnoreCase)]
    private static partial Regex Where();

    [GeneratedRegex(@"\b(?:what|which) (?:percentage|proportion|share|rate|fraction|level)\b|\b(?:success|failure|error|hallucination|completion|pass|click|attack) rates?\b|\bhow accurate\b|\bpercentage of\b|\bproportion of\b|\bhow (?:well|reliable)\b|\bmeasured\b|\bscores?\b", RegexOptions.IgnoreCase)]
    private static partial Regex Rate();

    [GeneratedRegex(@"\bwhy\b|\bfor what reason|\breasons? (?:for|why)\b|\brationale\b", RegexOptions.IgnoreCase)]
    private static partial Regex Why();

    [GeneratedRegex(@"\battach\b|\bsupply\b|\bprovide (?:a|evidence|the|your|us|copies|three|two|names)\b|\b(?:share|send|furnish|publish\w*|upload|enclose|submit) (?:the|a|your|us|it)\b|\bshow us\b|\b(?:copy|copies) of\b|\bcan we (?:see|have|read|get)\b|\bevidence (?:of|that|is)\b|\bcertificates?\b|\breports? available\b|\bupload\b", RegexOptions.IgnoreCase)]
    private static partial Regex Document();

    [GeneratedRegex(@"\blist\b|\bwhich\b|\bidentify\b|\bname (?:all|the|each|every)\b|\benumerate\b|\bwhat (?:types?|kinds?|categories)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Enumeration();

    [GeneratedRegex(@"^\W*(?:do|does|did|is|are|was|were|has|have|had|can|could|will|would|may|might|must|should|whether|confirm whether)\b|\bwhether\b|\byes/no\b|\b(?:do|does|is|are|can|will|would|could|has|have|did) (?:you|they|it|we|there|he|she)\??\s*$|\bin place\?", RegexOptions.IgnoreCase)]
    private static partial Regex Whether();

    [GeneratedRegex(@"\bhow (?:do|does|is|are|can|will|would|did|has|have|the|your|you)\b|\bdescribe\b|\bexplain\b|\boutline\b|\belaborate\b|\bwhat (?:measures|controls|steps|process|procedure|mechanism|safeguards|methods?|approach|arrangements)\b|\bprocess for\b", RegexOptions.IgnoreCase)]
    private static partial Regex How();

    [GeneratedRegex(@"\b(?:daily|nightly|weekly|fortnightly|monthly|quarterly|yearly|annually|annual|hourly|continuously|biannual\w*|semi-?annual\w*)\b|\b(?:every|each|per|once a|twice a|times a) (?:\w+ )?(?:day|night|week|month|quarter|year|hour|release|build|load|change|\d+)|\bevery \w+ (?:days|weeks|months|years|hours)|\b(?:once|twice) (?:a|per|every)\b", RegexOptions.IgnoreCase)]
    private static partial Regex GivesPeriod();

    [GeneratedRegex(@"\d|\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fourteen|twenty|hundred|thousand|none)\b", RegexOptions.IgnoreCase)]
    private static partial Regex GivesNumber();

    [GeneratedRegex(@"\b(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten|twelve) ?-?(?:business |working |calendar )?(?:second|minute|hour|day|week|month|year)s?\b|\b\d+ ?(?:ms|h|s)\b|\bimmediately\b|\bat once\b|\bsame[- ]day\b|\bnext page\b", RegexOptions.IgnoreCase)]
    private static partial Regex GivesDuration();

    [GeneratedRegex(@"\b(?:January|February|March|April|May|June|July|August|September|October|November|December|spring|summer|autumn|winter|quarter of)\b.{0,6}\b(?:19|20)\d\d\b|\b(?:19|20)\d\d-\d\d\b|\bsince (?:19|20)\d\d\b|\bin (?:19|20)\d\d\b|\b(?:calendar|fiscal) (?:19|20)\d\d\b|\b(?:19|20)\d\d (?:cycle|evaluation|test|audit)")]
    private static partial Regex GivesDate();

    [GeneratedRegex(@"\b(?:officer|head of|owner|team|committee|board|counsel|manager|director|lead|engineer|auditor|analyst|steward|staff|legal|administrator|firm|provider|graders?|contractors?|executive|specialist)s?\b", RegexOptions.IgnoreCase)]
    private static partial Regex GivesPerson();

    [GeneratedRegex(@"\b(?:EU|UK|US|USA|EEA|Europe\w*|Germany|Ireland|France|Frankfurt|Dublin|London|Ohio|Oregon|Virginia|Australia|Sydney|Melbourne|Singapore|Japan|Tokyo|India|Canada|Netherlands|Portugal|Poland|Spain|Switzerland|Zurich|Asia|America)\b|\b(?:region|countr(?:y|ies)|data cent\w+)\b")]
    private static partial Regex GivesPlace();

    [GeneratedRegex(@"\b(?:available|under NDA|on request|shared?|published|posted|portal|download\w*|certificate|letter|attached|sent|supplied|issued|can (?:have|read|fetch|see|get)|may read|provided|website|public page|trust page)\b", RegexOptions.IgnoreCase)]
    private static partial Regex GivesDocument();

    [GeneratedRegex(@"\d(?:\.\d+)? ?%|\b0\.\d+\b|\bper ?cent\b|\bpoints?\b")]
    private static partial Regex GivesRate();
}
