using System.Text.Json;
using Spectre.Console;

namespace Evidence.Cli.Output;

/// <summary>Where a command writes: results to one writer, progress and warnings to the other.</summary>
internal sealed class CommandConsole(TextWriter output, TextWriter error)
{
    public TextWriter Output => output;

    public TextWriter Error => error;

    /// <summary>Tables and colours for people; plain where the output is not a terminal.</summary>
    public IAnsiConsole Results { get; } = Create(output, Console.IsOutputRedirected);

    /// <summary>Live progress; null where standard error is not a terminal.</summary>
    public IAnsiConsole? Progress { get; } = ReferenceEquals(error, Console.Error) && !Console.IsErrorRedirected ? Create(error, isRedirected: false) : null;

    public void WriteLine(string text) => output.WriteLine(text);

    public void WriteJson<T>(T value) => output.WriteLine(JsonSerializer.Serialize(value, EvidenceJson.Indented));

    private static IAnsiConsole Create(TextWriter writer, bool isRedirected)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Out = new AnsiConsoleOutput(writer),
            Ansi = isRedirected ? AnsiSupport.No : AnsiSupport.Detect,
            ColorSystem = isRedirected ? ColorSystemSupport.NoColors : ColorSystemSupport.Detect,
            Interactive = isRedirected ? InteractionSupport.No : InteractionSupport.Detect,
        });
        if (isRedirected)
        {
            console.Profile.Width = 160;
        }

        return console;
    }
}
