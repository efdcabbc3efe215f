using Evidence.Readers.Content;

namespace Evidence.Readers.Coverage;

/// <summary>Lines, branches and functions of code that tests ran.</summary>
internal sealed class CoverageCount
{
    public long Lines { get; set; }

    public long LinesRun { get; set; }

    public long Branches { get; set; }

    public long BranchesRun { get; set; }

    public long Functions { get; set; }

    public long FunctionsRun { get; set; }

    /// <summary>Writes the rates; nothing of what there is none of. Lines are no independent cases, so the rates are no samples; the counts are kept as such.</summary>
    public void Write(FactSheet sheet, string pointer, in About about)
    {
        sheet.AddRate("coverage.line_rate", pointer, Math.Min(LinesRun, Lines), Lines, about);
        sheet.AddRate("coverage.branch_rate", pointer, Math.Min(BranchesRun, Branches), Branches, about);
        sheet.AddRate("coverage.function_rate", pointer, Math.Min(FunctionsRun, Functions), Functions, about);
    }
}
