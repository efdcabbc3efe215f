namespace Evidence.Drafting.Text;

/// <summary>What kind of answer a question wants.</summary>
[Flags]
internal enum AskedFor
{
    Nothing = 0,
    Whether = 1,
    How = 2,
    HowOften = 4,
    HowMany = 8,
    HowLong = 16,
    HowSoon = 32,
    When = 64,
    Who = 128,
    Where = 256,
    Rate = 512,
    Why = 1024,
    Document = 2048,
    Enumeration = 4096,

    /// <summary>The kinds an answer can be checked for: it must hold a period, a number, a date, a person, a place.</summary>
    Checkable = HowOften | HowMany | HowLong | HowSoon | When | Who | Where | Rate,
}
