using System.CommandLine;
using System.Runtime.CompilerServices;

namespace Evidence.Cli;

/// <summary>Examples shown by a command's help.</summary>
internal static class Examples
{
    private static readonly ConditionalWeakTable<Command, string[]> _examples = [];

    public static T WithExamples<T>(this T command, params string[] examples)
        where T : Command
    {
        _examples.AddOrUpdate(command, examples);
        return command;
    }

    public static IReadOnlyList<string> Of(Command command) => _examples.TryGetValue(command, out var examples) ? examples : [];
}
