using Evidence.Artifacts;
using Evidence.Packs;
using Evidence.Ports;
using Xunit;

namespace Evidence.Testing.Connectors;

/// <content>How the tests collect, what they count as complete, and how a download is lost.</content>
public abstract partial class ConnectorConformance
{
    private Task<SourceOutcome> CollectAsync(CancellationToken cancellationToken = default) =>
        Create().CollectAsync(Script.Subjects, _sink, cancellationToken);

    private async Task<SourceOutcome> CollectAgainAsync()
    {
        _fake.Heal();
        _fake.Forget();
        _sink.BeginAgain();
        return await CollectAsync();
    }

    private Task<SourceCheck> CheckAsync() => Create().CheckAsync(Script.Subjects, CancellationToken.None);

    private IEvidenceConnector Create() => Script.CreateType(_time, _logs.Loggers, _secrets).Create(_source, _secrets);

    // The download that is asked for first fails until healed; the result tells which it was.
    private Func<string?> LostDownload(int status) => LostDownload(FakeAnswer.Error(status));

    private Func<string?> LostDownload(FakeAnswer answer)
    {
        string? lost = null;
        var gate = new Lock();
        _fake.Fail(FakeFault.Answers(answer, request =>
        {
            if (!Script.IsDownload(request))
            {
                return false;
            }

            lock (gate)
            {
                lost ??= request.Path + request.QueryText;
                return lost == request.Path + request.QueryText;
            }
        }));
        return () => lost;
    }

    private void AssertComplete(SourceOutcome outcome, int artifacts)
    {
        Assert.Empty(outcome.Gaps);
        Assert.Equal(SourceState.Complete, outcome.State);
        Assert.Equal(artifacts, outcome.Received);
        Assert.Equal(artifacts, outcome.Expected);
        Assert.Equal(artifacts, _sink.Kept.Count + _sink.Confirmed.Count);
        Assert.Equal(_fake.Requests.Count, outcome.Requests);
    }

    private void AssertOneMissing(SourceOutcome outcome, int artifacts, string why)
    {
        Assert.Equal(SourceState.Partial, outcome.State);
        Assert.Contains(why, OneGap(outcome).Why, StringComparison.Ordinal);
        Assert.Equal(artifacts, outcome.Expected);
        Assert.Equal(artifacts - 1, outcome.Received);
        Assert.Equal(artifacts - 1, _sink.Kept.Count + _sink.Confirmed.Count);
        AssertOneLine(outcome);
    }

    private void AssertProvenance(Artifact artifact)
    {
        Assert.Equal((_source.Id, _source.Type), (artifact.Provenance.Source, artifact.Provenance.SourceType));
        Assert.StartsWith(_fake.Url.ToString(), artifact.Provenance.Locator, StringComparison.Ordinal);
        Assert.StartsWith($"{_source.Type}/", artifact.Provenance.CollectorVersion, StringComparison.Ordinal);
        Assert.NotEmpty(artifact.Provenance.Subject);
        Assert.NotEmpty(artifact.Name);
        Assert.NotEmpty(artifact.MediaType);
    }

    private static bool CarriesCredentials(KeyValuePair<string, string> header) =>
        header.Value.Contains(Secret, StringComparison.Ordinal) || header.Key.Equals("Authorization", StringComparison.OrdinalIgnoreCase);

    private static CollectionGap OneGap(SourceOutcome outcome) => Assert.Single(outcome.Gaps);

    private static void AssertOneLine(SourceOutcome outcome) =>
        Assert.All(outcome.Gaps, gap => Assert.DoesNotContain('\n', gap.What + gap.Why + gap.Remedy));
}
