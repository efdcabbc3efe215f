using System.Text;
using Evidence.Artifacts;
using Evidence.Connectors.Described;
using Evidence.Packs;
using Evidence.Releases;
using Evidence.Testing.Connectors;
using Evidence.Workspaces;

namespace Evidence.Connectors.ServiceNow;

public sealed class ServiceNowConnectorTests : IAsyncLifetime
{
    private readonly HurriedTime _time = new();
    private readonly CapturedLogs _logs = new();
    private readonly RotatingSecrets _secrets = new("p4ssword-of-reader");
    private FakeSource _fake = null!;
    private SourceDefinition _source = null!;
    private RecordingSink _sink = null!;

    public async Task InitializeAsync()
    {
        _fake = await FakeSource.StartAsync();
        _source = new ServiceNowScript().Source(_fake.Url);
        _sink = new RecordingSink(_source, _time);
    }

    public async Task DisposeAsync()
    {
        await _fake.DisposeAsync();
        DescribedApis.Check("servicenow", _fake);
    }

    [Fact]
    public async Task Record_IsKeptByteForByte_WithValuesAndWhatPeopleSee()
    {
        new FakeServiceNow(1).MapTo(_fake);

        AssertComplete(await CollectAsync(("kind", "incident")), 2);

        var record = _sink.Named("incident/INC0/record.json");
        Assert.Equal(FakeServiceNow.Record(0).Trim(), Encoding.UTF8.GetString(_sink.BytesOf(record)));
        Assert.Equal((ArtifactKinds.Incident, "INC0"), (record.Kind, record.Provenance.Subject));
        Assert.Equal(new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero), record.Provenance.ProducedAt);
        Assert.Equal(("Closed", "incident"), (record.Provenance.Attributes!["state"], record.Provenance.Attributes["table"]));
        Assert.Equal($"{_fake.Url}api/now/table/incident/{FakeServiceNow.Id(0)}?sysparm_display_value=all", record.Provenance.Locator);
        Assert.Contains(_fake.Requests, request => request.Query("sysparm_query") == "active=true^ORDERBYsys_id" && request.Query("sysparm_display_value") == "all");
    }

    [Fact]
    public async Task Approvals_AreKeptBesideTheRecordTheyApprove()
    {
        new FakeServiceNow(45) { Approvals = 2 }.MapTo(_fake);

        AssertComplete(await CollectAsync(("attachments", "false")), 45 * 3);

        var approval = _sink.All.First(artifact => artifact.Name.StartsWith("incident/INC44/approvals/", StringComparison.Ordinal));
        Assert.Equal(("INC44", "Approved", null), (approval.Provenance.Subject, approval.Provenance.Attributes!["state"], approval.Kind));
        Assert.Contains("Grace Hopper", Encoding.UTF8.GetString(_sink.BytesOf(approval)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Attachment_KeepsItsNameTypeAndOwner()
    {
        new FakeServiceNow(1).MapTo(_fake);

        await CollectAsync();

        var attachment = _sink.Named($"incident/INC0/attachments/f{FakeServiceNow.Id(0)}/post_mortem.md");
        Assert.Equal(("text/markdown", "INC0", "ada"), (attachment.MediaType, attachment.Provenance.Subject, attachment.Provenance.Attributes!["author"]));
        Assert.Null(attachment.Kind);
    }

    [Fact]
    public async Task Records_ThatAccessRulesHide_AreAGap_AndTheRestIsReadToItsEnd()
    {
        new FakeServiceNow(250) { Hidden = [3, 4, 120] }.MapTo(_fake);

        var outcome = await CollectAsync(("attachments", "false"));

        var gap = Assert.Single(outcome.Gaps);
        Assert.Contains("states 250 records and gave 247", gap.Why, StringComparison.Ordinal);
        Assert.Equal((SourceState.Partial, null, 247L), (outcome.State, outcome.Expected, outcome.Received));
    }

    [Fact]
    public async Task Pages_WithoutATotal_EndWhereTheLinkEnds()
    {
        new FakeServiceNow(200) { StatesTotal = false, Hidden = [7] }.MapTo(_fake);

        AssertComplete(await CollectAsync(("attachments", "false")), 199);
    }

    [Fact]
    public async Task Approvals_ThatMayNotBeRead_AreAGap_AndRecordsAreKept()
    {
        new FakeServiceNow(1).MapTo(_fake);
        _fake.Fail(FakeFault.Status(403, request => request.Path.EndsWith("sysapproval_approver", StringComparison.Ordinal)));

        var outcome = await CollectAsync();

        Assert.Equal("Approvals of records of 'incident'", Assert.Single(outcome.Gaps).What);
        Assert.Equal(2, outcome.Received);
    }

    [Fact]
    public async Task Client_SignsInWithATokenThatIsRenewedWhenItRunsOut()
    {
        UseClient();
        var tokens = 0;
        _fake.Map("POST", "/oauth_token.do", request =>
            request.Body == "grant_type=client_credentials&client_id=evidence&client_secret=p4ssword-of-reader"
                ? FakeAnswer.Json(new { access_token = $"token-number-{++tokens}", token_type = "Bearer", expires_in = 1799 })
                : FakeAnswer.Json(new { error = "invalid_client" }) with { Status = 401 });
        _fake.IsAuthorised = request => request.Path == "/oauth_token.do" || (tokens > 0 && request.Header("Authorization") == $"Bearer token-number-{tokens}" && tokens > (request.Path.EndsWith("/file", StringComparison.Ordinal) ? 1 : 0));
        new FakeServiceNow(1).MapTo(_fake);

        AssertComplete(await CollectAsync(), 2);

        Assert.Equal(2, tokens);
        Assert.DoesNotContain("p4ssword-of-reader", _sink.RecordsAsText() + _logs.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Client_ThatIsRefused_EndsTheCollection_WithoutItsSecret()
    {
        UseClient();
        _fake.Map("POST", "/oauth_token.do", request => FakeAnswer.Json(new { error = "invalid_client", error_description = $"no: {request.Body}" }) with { Status = 400 });
        new FakeServiceNow(1).MapTo(_fake);

        var outcome = await CollectAsync();

        var gap = Assert.Single(outcome.Gaps);
        Assert.Equal(SourceState.Failed, outcome.State);
        Assert.Contains("client-id", gap.Remedy!, StringComparison.Ordinal);
        Assert.DoesNotContain("p4ssword-of-reader", gap + _logs.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("incident/../sys_user", "no name of a table")]
    [InlineData("nope", "404")]
    public async Task Table_ThatCannotBe_IsAGap(string table, string why)
    {
        new FakeServiceNow(1).MapTo(_fake);

        Assert.Contains(why, Assert.Single((await CollectOnlyAsync(("table", table))).Gaps).Why, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Query_ThatIsRefused_IsAGapWithTheReason()
    {
        new FakeServiceNow(1).MapTo(_fake);

        Assert.Contains("Invalid query", Assert.Single((await CollectOnlyAsync(("table", "incident"), ("query", "nope=1"))).Gaps).Why, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Check_SaysHowManyRecordsThereAre()
    {
        new FakeServiceNow(42).MapTo(_fake);
        var subject = new Subject("snow", new Dictionary<string, string> { ["table"] = "incident", ["query"] = FakeServiceNow.Query });

        var check = await ConnectorTypes.Find("servicenow", _time, _logs.Loggers).Create(_source, _secrets).CheckAsync([subject], CancellationToken.None);

        Assert.Contains("42 records of incident", check.Summary, StringComparison.Ordinal);
    }

    [Fact]
    public void SignIn_ThatIsIncomplete_IsAProblem()
    {
        var type = ConnectorTypes.Find("servicenow", _time, _logs.Loggers);
        var noName = _source with { Options = _source.Options.Where(option => option.Key != "username").ToDictionary() };
        var noSecret = _source with { Secrets = new Dictionary<string, string>() };

        Assert.Contains("'username' or 'client-id'", Assert.Single(type.Validate(noName)).What, StringComparison.Ordinal);
        Assert.Contains("'password'", Assert.Single(type.Validate(noSecret)).What, StringComparison.Ordinal);
    }

    private void UseClient() => _source = _source with
    {
        Options = _source.Options.Where(option => option.Key != "username").Append(KeyValuePair.Create("client-id", "evidence")).ToDictionary(),
        Secrets = new Dictionary<string, string> { ["client-secret"] = "SNOW_SECRET" },
    };

    private Task<SourceOutcome> CollectAsync(params (string Key, string Value)[] more) =>
        CollectOnlyAsync([("table", "incident"), ("query", FakeServiceNow.Query), .. more]);

    private Task<SourceOutcome> CollectOnlyAsync(params (string Key, string Value)[] selector) =>
        ConnectorTypes.Find("servicenow", _time, _logs.Loggers).Create(_source, _secrets)
            .CollectAsync([new Subject("snow", selector.ToDictionary(pair => pair.Key, pair => pair.Value))], _sink, CancellationToken.None);

    private static void AssertComplete(SourceOutcome outcome, int artifacts)
    {
        Assert.Empty(outcome.Gaps);
        Assert.Equal((SourceState.Complete, (long?)artifacts, (long)artifacts), (outcome.State, outcome.Expected, outcome.Received));
    }
}
