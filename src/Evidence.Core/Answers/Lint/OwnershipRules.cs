using Evidence.Artifacts;
using Evidence.Controls;

namespace Evidence.Answers.Lint;

/// <summary>Rules on what an entry points at.</summary>
internal static class OwnershipRules
{
    public static IEnumerable<LintFinding> NoOwner(LintSubject subject) =>
        from answer in subject.Library
        where string.IsNullOrWhiteSpace(answer.Owner)
        select LibraryLint.Finding("no-owner", answer, "It has no owner, so nobody can be asked.", "Set 'owner' to a person or team that can be reached.");

    public static IEnumerable<LintFinding> UnknownProduct(LintSubject subject) =>
        from answer in subject.Library
        from product in answer.Products
        where subject.Products.Count > 0 && subject.Products.All(known => known.Id != product)
        select LibraryLint.Finding("unknown-product", answer, $"'{product}' is no product of the workspace.", $"Use one of {string.Join(", ", subject.Products.Select(known => known.Id))}.");

    public static IEnumerable<LintFinding> UnknownEvidence(LintSubject subject) =>
        from answer in subject.Library
        from evidence in answer.Evidence
        let problem = ControlRef.TryParse(evidence, out var control) ? ControlProblem(subject, control) : KindProblem(subject, evidence)
        where problem is not null
        select LibraryLint.Finding("unknown-evidence", answer, problem, "Name an artifact kind or a control as framework:id.");

    private static string? ControlProblem(LintSubject subject, ControlRef control) =>
        subject.Frameworks.FirstOrDefault(framework => framework.Id == control.Framework) is { } framework && framework.Controls.All(known => known.Id != control.Id)
            ? $"Framework '{control.Framework}' has no control '{control.Id}'."
            : null;

    private static string? KindProblem(LintSubject subject, string kind) =>
        ArtifactKinds.All.Contains(kind) || subject.OwnKinds.Contains(kind) ? null : $"'{kind}' is no artifact kind that is collected.";
}
