using System.Text.Json;
using Evidence.Packs;
using Xunit;

namespace Evidence.Testing.Connectors;

/// <content>What is kept, what is asked for again, what never leaves, and what the checks say.</content>
public abstract partial class ConnectorConformance
{
    [Fact]
    public async Task Provenance_IsComplete()
    {
        Script.Map(_fake, 3);

        await CollectAsync();

        Assert.All(_sink.All, artifact => AssertProvenance(artifact));
        Assert.Equal(_sink.All.Count, _sink.All.Select(artifact => artifact.Provenance.Locator).Distinct().Count());
    }

    [Fact]
    public async Task SecondCollection_OfTheSame_DownloadsNothing()
    {
        Script.Map(_fake, 3);
        await CollectAsync();

        var outcome = await CollectAgainAsync();

        AssertComplete(outcome, Script.ArtifactsOf(3));
        Assert.Equal(outcome.Received, outcome.AlreadyKnown);
        Assert.DoesNotContain(_fake.Requests, Script.IsDownload);
        Assert.Empty(_sink.Kept);
        Assert.Equal(Script.ArtifactsOf(3), _sink.Confirmed.Count);
    }

    [Fact]
    public async Task SecondCollection_AfterAFailedDownload_AsksForThatOneOnly()
    {
        Script.Map(_fake, 3);
        var lost = LostDownload(status: 500);
        AssertOneMissing(await CollectAsync(), Script.ArtifactsOf(3), "500");

        var outcome = await CollectAgainAsync();

        AssertComplete(outcome, Script.ArtifactsOf(3));
        Assert.Equal([lost()], _fake.Requests.Where(Script.IsDownload).Select(request => request.Path + request.QueryText));
        Assert.Equal(Script.ArtifactsOf(3) - 1, outcome.AlreadyKnown);
    }

    [Fact]
    public async Task Download_LeadingToAnotherHost_IsFollowedWithoutCredentials()
    {
        Script.Map(_fake, 1);
        _elsewhere.Map("GET", "/signed/{*path}", _ => FakeAnswer.Text("from elsewhere") with { StatesLength = false });
        _fake.Fail(FakeFault.Answers(FakeAnswer.Redirect(new Uri(_elsewhere.Url, "signed/one?sig=abcdef123456")), Script.IsDownload));

        await CollectAsync();

        Assert.NotEmpty(_elsewhere.Requests);
        Assert.All(_elsewhere.Requests, request => Assert.DoesNotContain(request.Headers, CarriesCredentials));
        Assert.DoesNotContain("abcdef123456", _sink.RecordsAsText() + _logs.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Download_LeadingToAPrivateAddress_IsRefused()
    {
        Script.Map(_fake, 1);
        _fake.Fail(FakeFault.Answers(FakeAnswer.Redirect(new Uri("http://169.254.169.254/latest/meta-data/")), Script.IsDownload));

        AssertOneMissing(await CollectAsync(), Script.ArtifactsOf(1), "169.254.169.254");
    }

    [Fact]
    public async Task HugeDownload_Streams()
    {
        const long size = (1L << 30) + 12345;
        Script.MapHuge(_fake, size);
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var most = 0L;
        _sink.OnRead = read => most = Math.Max(most, read % (64 << 20) < 81920 ? GC.GetTotalMemory(forceFullCollection: false) - before : 0);

        var outcome = await CollectAsync();

        Assert.Equal(SourceState.Complete, outcome.State);
        Assert.Contains(_sink.All, artifact => artifact.Size == size);
        Assert.True(most < 128 << 20, $"{most >> 20} MB were held while 1 GB went by");
    }

    [Fact]
    public async Task Secret_IsInNoRecordLogOrError()
    {
        Script.Map(_fake, 3);
        var outcomes = new List<object> { await CollectAsync(), await CheckAsync() };
        foreach (var status in new[] { 400, 401, 403, 404, 500 })
        {
            _fake.Heal();
            _fake.Fail(FakeFault.Answers(FakeAnswer.Error(status, $"no: {Secret} Authorization: Bearer {Secret} https://user:{Secret}@host/?token={Secret}"), _ => true));
            outcomes.Add(await CollectAgainAsync());
            outcomes.Add(await CheckAsync());
        }

        var said = JsonSerializer.Serialize(outcomes, EvidenceJson.Compact) + _sink.RecordsAsText() + _logs.Text;
        Assert.DoesNotContain(Secret, said, StringComparison.Ordinal);
        Assert.DoesNotContain(Uri.EscapeDataString(Secret), said, StringComparison.Ordinal);
        Assert.DoesNotContain(Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes(Secret)), said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Check_OfAHealthySource_SaysSo_AndDownloadsNothing()
    {
        Script.Map(_fake, 3);

        var check = await CheckAsync();

        Assert.True(check is { Reachable: true, Authorised: true }, check.Summary);
        Assert.DoesNotContain(_fake.Requests, Script.IsDownload);
    }

    [Fact]
    public async Task Check_WithRefusedCredentials_SaysSo()
    {
        _fake.Fail(FakeFault.Status(401, _ => true));

        var check = await CheckAsync();

        Assert.True(check is { Reachable: true, Authorised: false }, check.Summary);
    }

    [Fact]
    public async Task Check_OfNothing_SaysSo()
    {
        _source = Script.Source(new Uri("http://127.0.0.1:1/"));

        var check = await CheckAsync();

        Assert.False(check.Reachable, check.Summary);
    }

    [Fact]
    public void Options_ThatAreUnknown_AreNamedWithWhatWasMeant()
    {
        var type = Script.CreateType(_time, _logs.Loggers, _secrets);
        var known = type.Options[^1].Name;
        var wrong = _source with { Options = new Dictionary<string, string>(_source.Options) { [known + "x"] = "1", ["timeout"] = "soon" } };

        var problems = type.Validate(wrong);

        Assert.Contains(problems, problem => problem.Name == known + "x" && problem.What.Contains($"'{known}'", StringComparison.Ordinal));
        Assert.Contains(problems, problem => problem.Name == "timeout" && problem.What.Contains("soon", StringComparison.Ordinal));
        Assert.Empty(type.Validate(_source));
    }
}
