namespace Evidence.Workspaces;

/// <summary>One thing that is wrong in a file.</summary>
/// <param name="File">Path relative to the workspace.</param>
/// <param name="Line">Line, counted from 1; 0: the file as a whole.</param>
/// <param name="What">What is wrong, naming the value.</param>
/// <param name="Allowed">What is allowed instead.</param>
public sealed record WorkspaceProblem(string File, int Line, string What, string Allowed)
{
    /// <summary><c>file:line: what; allowed</c>.</summary>
    public override string ToString() => Line > 0 ? $"{File}:{Line}: {What}; {Allowed}" : $"{File}: {What}; {Allowed}";
}
