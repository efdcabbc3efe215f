namespace Evidence.Testing.Connectors;

/// <summary>Something that goes wrong with some requests.</summary>
public sealed class FakeFault
{
    private readonly Func<FakeRequest, bool> _matches;
    private int _skip;
    private int _left;

    private FakeFault(FakeFaultKind kind, Func<FakeRequest, bool> matches, int times, FakeAnswer? answer)
    {
        Kind = kind;
        _matches = matches;
        _left = times;
        Answer = answer;
    }

    public FakeFaultKind Kind { get; }

    public FakeAnswer? Answer { get; }

    /// <summary>What is made of the answer.</summary>
    internal Func<FakeAnswer, FakeAnswer>? Change { get; private init; }

    /// <summary>How often it happened.</summary>
    public int Happened { get; private set; }

    /// <summary>The answer a repeating fault repeats.</summary>
    internal FakeAnswer? First { get; set; }

    /// <summary>Answers with a status.</summary>
    public static FakeFault Status(int status, Func<FakeRequest, bool> matches, int times = int.MaxValue, params (string Name, string Value)[] headers) =>
        Answers(headers.Aggregate(FakeAnswer.Error(status), (answer, header) => answer.With(header.Name, header.Value)), matches, times);

    /// <summary>Answers with something else.</summary>
    public static FakeFault Answers(FakeAnswer answer, Func<FakeRequest, bool> matches, int times = int.MaxValue) => new(FakeFaultKind.Answer, matches, times, answer);

    /// <summary>Cuts the connection before an answer.</summary>
    public static FakeFault Reset(Func<FakeRequest, bool> matches, int times = int.MaxValue) => new(FakeFaultKind.Reset, matches, times, null);

    /// <summary>Cuts the connection in the middle of the body.</summary>
    public static FakeFault ResetMidway(Func<FakeRequest, bool> matches, int times = int.MaxValue) => new(FakeFaultKind.ResetMidway, matches, times, null);

    /// <summary>Sends the first half of the body as if it were all.</summary>
    public static FakeFault Truncate(Func<FakeRequest, bool> matches, int times = int.MaxValue) => new(FakeFaultKind.Truncate, matches, times, null);

    /// <summary>Does not answer until the caller gives up.</summary>
    public static FakeFault Hang(Func<FakeRequest, bool> matches, int times = int.MaxValue) => new(FakeFaultKind.Hang, matches, times, null);

    /// <summary>Answers every request with the answer to the first.</summary>
    public static FakeFault RepeatFirst(Func<FakeRequest, bool> matches) => new(FakeFaultKind.RepeatFirst, matches, int.MaxValue, null);

    /// <summary>Answers as if all were well, and changes the answer on its way, as proxies and servers with ways of their own do.</summary>
    public static FakeFault Changes(Func<FakeAnswer, FakeAnswer> change, Func<FakeRequest, bool> matches) => new(FakeFaultKind.Change, matches, int.MaxValue, null) { Change = change };

    /// <summary>The same, not for the first so many requests.</summary>
    public FakeFault After(int requests)
    {
        _skip = requests;
        return this;
    }

    internal bool Takes(FakeRequest request)
    {
        if (!_matches(request))
        {
            return false;
        }

        lock (this)
        {
            if (_skip > 0)
            {
                _skip--;
                return false;
            }

            if (_left == 0)
            {
                return false;
            }

            _left--;
            Happened++;
            return true;
        }
    }
}
