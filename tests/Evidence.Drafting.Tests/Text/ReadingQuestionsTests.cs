using Evidence.Answers;
using Evidence.Drafting.Text;

namespace Evidence.Drafting.Tests.Text;

public sealed class ReadingQuestionsTests
{
    [Theory]
    [InlineData("Art. 10 AI Act: data governance?", "eu-ai-act:Art. 10", 1)]
    [InlineData("Art. 28(2) GDPR: further processors?", "gdpr:Art. 28(2)", 1)]
    [InlineData("Art. 28(2) GDPR: further processors?", "gdpr:Art. 28", 0.5)]
    [InlineData("ISO/IEC 42001 A.7.4", "iso-42001:A.7.4", 1)]
    [InlineData("MEASURE 2.11?", "nist-ai-rmf:MEASURE 2.11", 1)]
    [InlineData("SOC 2 CC6.1: logical access", "soc2:CC6.1", 1)]
    [InlineData("OWASP LLM01", "owasp-llm:LLM01", 1)]
    [InlineData("MITRE ATLAS AML.T0051", "mitre-atlas:AML.T0051", 1)]
    [InlineData("Annex III of the AI Act", "eu-ai-act:Annex III", 1)]
    [InlineData("ISO 27001 A.8.25", "iso-42001:A.8.25", 0)]
    [InlineData("Do you measure 2 things?", "nist-ai-rmf:MEASURE 2.11", 0)]
    public void AClause_IsFoundInWhatAnEntryRestsOn(string question, string evidence, double overlap)
    {
        var own = Clauses.OfEvidence(evidence)!.Value;

        Assert.Equal(overlap, Clauses.Read(question).Select(cited => cited.Overlap(own)).DefaultIfEmpty(0).Max(), 3);
    }

    [Theory]
    [InlineData("Do you train on customer data?", Polarity.Plain)]
    [InlineData("Confirm that you never train on customer data.", Polarity.Reversed)]
    [InlineData("You don't train on customer data, correct?", Polarity.Reversed)]
    [InlineData("You don't train on customer data, do you?", Polarity.Plain)]
    [InlineData("Don't you encrypt data?", Polarity.Plain)]
    [InlineData("Is privacy left out of your report?", Polarity.Doubtful)]
    [InlineData("Can employees raise concerns without fear of retaliation?", Polarity.Plain)]
    [InlineData("Are breaches reported no later than 72 hours after detection?", Polarity.Plain)]
    [InlineData("Please state whether or not data is encrypted.", Polarity.Plain)]
    [InlineData("Can data leave the region without approval?", Polarity.Doubtful)]
    public void Polarity_IsReadFromHowTheQuestionIsPut(string question, object polarity) => Assert.Equal((Polarity)polarity, Polarities.Of(question));

    [Theory]
    [InlineData("How often is the policy reviewed?", AskedFor.HowOften)]
    [InlineData("Who approves a release?", AskedFor.Who)]
    [InlineData("For how many days are logs kept?", AskedFor.HowLong)]
    [InlineData("In which countries is data stored?", AskedFor.Where)]
    [InlineData("How many incidents occurred?", AskedFor.HowMany)]
    [InlineData("When was recovery last tested?", AskedFor.When)]
    [InlineData("Supply the attestation letter.", AskedFor.Document)]
    public void WhatIsAsked_IsRead(string question, object asked) => Assert.True(Intents.Of(question).HasFlag((AskedFor)asked));

    [Theory]
    [InlineData("Is there an incident plan, and how often is it exercised?", "Is there an incident plan", "how often is it exercised?")]
    [InlineData("Is our data encrypted at rest and in transit?", "Is our data encrypted at rest", "Is our data encrypted in transit")]
    [InlineData("Your failover plan exists? When was it last rehearsed?", "Your failover plan exists?", "When was it last rehearsed?")]
    [InlineData("Do you keep logs of user and administrator activity?", "Do you keep logs of user and administrator activity?", null)]
    public void ACompoundQuestion_IsSplit(string question, string first, string? second) =>
        Assert.Equal(second is null ? [first] : new[] { first, second }, QuestionParts.Of(question));

    [Theory]
    [InlineData("langauge", "language")]
    [InlineData("trainng", "training")]
    [InlineData("modle", "model")]
    [InlineData("suplier", "supplier")]
    [InlineData("acess", "access")]
    [InlineData("recieve", "receive")]
    [InlineData("fairnes", "fairness")]
    [InlineData("goverment", "government")]
    [InlineData("northwind", "northwind")]
    [InlineData("encryption", "encryption")]
    public void AMisspeltWord_IsPutRight_AndANameIsLeftAlone(string written, string meant)
    {
        var lexicon = new Lexicon(Thesaurus.Empty);
        var repair = new SpellingRepair(lexicon, word => word == "northwind", (_, _) => [], _ => true);

        Assert.Equal(meant, repair.Repair(written));
    }

    [Theory]
    [InlineData("Name, function and date", true)]
    [InlineData("Signature", true)]
    [InlineData("Signature of authorised representative:", true)]
    [InlineData("Company address", true)]
    [InlineData("Full legal name of the vendor", true)]
    [InlineData("Completed by (name and e-mail)", true)]
    [InlineData("Date", true)]
    [InlineData("Date of the last penetration test", false)]
    [InlineData("Data protection officer", false)]
    [InlineData("What is your registered address?", false)]
    [InlineData("Number of employees", false)]
    [InlineData("Function", false)]
    [InlineData("Encryption", false)]
    public void AFieldOfTheForm_IsToldFromAQuestion(string text, bool isField) => Assert.Equal(isField, FormFields.Is(text));

    [Theory]
    [InlineData("anonymisation", "anonymization")]
    [InlineData("behaviour", "behavior")]
    [InlineData("licences", "license")]
    [InlineData("notified", "notification")]
    [InlineData("sub-processors", "subprocessor")]
    public void TwoSpellingsOfAWord_AreOneWord(string one, string other)
    {
        var lexicon = new Lexicon(Thesaurus.Empty);

        Assert.Equal(lexicon.Analyse(one).Words.Select(word => word.Stem), lexicon.Analyse(other).Words.Select(word => word.Stem));
    }

    [Theory]
    [InlineData("production", "products")]
    [InlineData("internal", "international")]
    [InlineData("controller", "control")]
    [InlineData("response", "responsible")]
    public void WordsThatOnlyLookAlike_AreTwoWords(string one, string other)
    {
        var lexicon = new Lexicon(Thesaurus.Empty);

        Assert.NotEqual(lexicon.StemOf(one), lexicon.StemOf(other));
    }

    [Fact]
    public void AnAcronymAndItsTerm_NameTheSameConcept()
    {
        var lexicon = new Lexicon(new([new("personal-data", ["PII", "personally identifiable information"], ["privacy"])]));

        var acronym = Assert.Single(lexicon.Analyse("Is PII masked?").Concepts);
        var term = Assert.Single(lexicon.Analyse("We mask personally identifiable information.").Concepts);
        var related = Assert.Single(lexicon.Analyse("We care for privacy.").Concepts);

        Assert.Equal(acronym.Concept, term.Concept);
        Assert.Equal(1, term.Strength);
        Assert.True(related.Strength < 1);
    }

    [Theory]
    [InlineData("Does the vendor's staff see data?", "Does you staff see data?")]
    [InlineData("Do you assess AI vendors?", "Do you assess AI vendors?")]
    public void TheAddressee_IsYou(string question, string normalised) => Assert.Equal(normalised, QuestionFrame.Normalise(question));

    [Theory]
    [InlineData("How are deletion requests handled?", "How are deletion requests  ?")]
    [InlineData("How do you deal with complaints?", "How do you   complaints?")]
    [InlineData("Do you handle card data?", "Do you handle card data?")]
    public void AVerbThatOnlyAsksHow_IsLeftOut(string question, string normalised) => Assert.Equal(normalised, QuestionFrame.Normalise(question));
}
