using Evidence.Artifacts;
using Evidence.Ports;
using Evidence.Readers.Content;

namespace Evidence.Readers.TestRuns;

/// <summary>
/// JUnit XML as its many writers write it (Ant, Maven Surefire, Gradle, pytest, Jest, GoogleTest; conventions collected at
/// https://github.com/testmoapp/junitxml). Cases are counted one by one; the counts in the attributes are used only where there are no cases, and a
/// disagreement is noted.
/// </summary>
internal sealed class JUnitReader(ReaderTools tools) : XmlArtifactReader(tools)
{
    public override string Id => "junit";

    protected override string Format => "JUnit results";

    protected override string? Kind => ArtifactKinds.TestResults;

    protected override Recognition Recognise(XmlSketch xml) => xml.Root switch
    {
        "testsuites" => Recognition.Certain,
        "testsuite" => Recognition.Certain,
        _ => Recognition.None,
    };

    protected override async Task<string?> ReadAsync(XmlCursor xml, FactSheet sheet, CancellationToken cancellationToken)
    {
        var run = new JUnitRun(sheet);
        while (await xml.NextAsync(cancellationToken).ConfigureAwait(false))
        {
            if (xml.IsStart)
            {
                run.Start(xml);
            }
            else
            {
                run.End(xml);
            }
        }

        run.Finish();
        return null;
    }
}
