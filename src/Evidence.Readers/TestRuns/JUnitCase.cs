using Evidence.Readers.Content;

namespace Evidence.Readers.TestRuns;

/// <summary>One <c>testcase</c>.</summary>
internal sealed class JUnitCase
{
    public JUnitCase(XmlCursor xml)
    {
        Pointer = xml.Pointer;
        Name = xml.Attribute("name") is { Length: > 0 } name ? name : "(unnamed)";
        ClassName = xml.Attribute("classname");

        // GoogleTest says so in attributes: status="notrun", result="skipped" or "suppressed".
        Outcome = xml.Attribute("status") is "notrun" or "skipped" or "disabled" || xml.Attribute("result") is "skipped" or "suppressed"
            ? TestOutcome.Skipped
            : TestOutcome.Passed;
    }

    public string Pointer { get; }

    public string Name { get; }

    public string? ClassName { get; }

    public string? Message { get; private set; }

    public TestOutcome Outcome { get; private set; }

    /// <summary>A child element. Of several results the worst counts; <c>rerunFailure</c> and <c>flakyFailure</c> (Surefire) are earlier tries.</summary>
    public void Take(XmlCursor xml)
    {
        TestOutcome? outcome = xml.Name switch
        {
            "failure" => TestOutcome.Failed,
            "error" => TestOutcome.Error,
            "skipped" or "disabled" => TestOutcome.Skipped,
            _ => null,
        };
        if (outcome is { } found && (Outcome == TestOutcome.Passed || (Outcome == TestOutcome.Skipped && found != TestOutcome.Skipped)))
        {
            Outcome = found;
            Message = xml.Attribute("message");
        }
    }
}
