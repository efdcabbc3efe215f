using System.Collections.Concurrent;
using Evidence.Ports;
using Spectre.Console;

namespace Evidence.Cli.Output;

/// <summary>Shows on a terminal what each source and step is doing, on one line that is rewritten.</summary>
internal sealed class ConsoleProgress : IProgressListener
{
    private readonly ConcurrentDictionary<string, string> _latest = new(StringComparer.Ordinal);
    private volatile StatusContext? _status;

    public void Report(string subject, string text)
    {
        _latest[subject] = text;
        if (_status is { } status)
        {
            status.Status(Markup.Escape(string.Join("  ", _latest.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => $"{pair.Key}: {pair.Value}"))));
        }
    }

    /// <summary>The last line about a subject, or null.</summary>
    public string? LatestOf(string subject) => _latest.GetValueOrDefault(subject);

    public async Task<T> ShowAsync<T>(CommandConsole console, string title, Func<Task<T>> work)
    {
        if (console.Progress is not { } terminal)
        {
            return await work();
        }

        return await terminal.Status().Spinner(Spinner.Known.Dots).StartAsync(Markup.Escape(title), async status =>
        {
            _status = status;
            try
            {
                return await work();
            }
            finally
            {
                _status = null;
            }
        });
    }
}
