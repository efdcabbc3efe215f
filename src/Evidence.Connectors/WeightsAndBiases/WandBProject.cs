namespace Evidence.Connectors.WeightsAndBiases;

/// <summary>A project, or a registry, which is a project of its organisation.</summary>
/// <param name="Entity">User, team or organisation.</param>
/// <param name="Name">Name of the project.</param>
internal sealed record WandBProject(string Entity, string Name)
{
    public override string ToString() => $"{Entity}/{Name}";
}
