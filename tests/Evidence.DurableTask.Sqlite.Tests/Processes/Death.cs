namespace Evidence.DurableTask.Sqlite.Tests.Processes;

/// <summary>When a worker kills its own process: at which of its commits, before or after it; never by default.</summary>
/// <param name="AtCommit">The number of the commit, from 1; 0 for never.</param>
/// <param name="IsBefore">Whether before that commit, so that its work is lost, or after it.</param>
internal readonly record struct Death(int AtCommit, bool IsBefore)
{
    public static Death Before(int commit) => new(commit, true);

    public static Death After(int commit) => new(commit, false);

    public static Death Parse(string text) => text.Split('-') is [var when, var commit] ? new(int.Parse(commit), when == "before") : default;

    public override string ToString() => AtCommit == 0 ? "never" : $"{(IsBefore ? "before" : "after")}-{AtCommit}";
}
