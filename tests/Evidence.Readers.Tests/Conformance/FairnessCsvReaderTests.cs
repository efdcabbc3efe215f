namespace Evidence.Readers.Tests.Conformance;

public sealed class FairnessCsvReaderTests() : ReaderConformance("fairness-csv")
{
    protected override bool NoticesTruncation => false;

    // A data set of people, and a table of models.
    protected override IEnumerable<string> Foreign => ["sex,age,income,approved\nF,30,20000,1\nM,40,30000,0\n", "model,accuracy,f1\na,0.9,0.8\nb,0.8,0.7\n", ",precision,recall,f1-score,support\n0,0.9,0.8,0.85,10\n"];
}
