using System.Text;
using System.Text.Json;
using Evidence.Artifacts;
using Evidence.Connectors.Described;
using Evidence.Packs;
using Evidence.Releases;
using Evidence.Testing.Connectors;
using Evidence.Workspaces;

namespace Evidence.Connectors.Jira;

public sealed class JiraConnectorTests : IAsyncLifetime
{
    private readonly HurriedTime _time = new();
    private readonly CapturedLogs _logs = new();
    private readonly RotatingSecrets _secrets = new("token-of-40-letters");
    private FakeSource _fake = null!;
    private SourceDefinition _source = null!;
    private RecordingSink _sink = null!;

    public async Task InitializeAsync()
    {
        _fake = await FakeSource.StartAsync();
        _source = new JiraScript().Source(_fake.Url);
        _sink = new RecordingSink(_source, _time);
    }

    public async Task DisposeAsync()
    {
        await _fake.DisposeAsync();
        DescribedApis.Check("jira", _fake);
    }

    [Fact]
    public async Task Issue_IsKeptByteForByte_WithTheNamesOfItsFieldsInFront()
    {
        var jira = new FakeJira(1) { Fields = { ["customfield_10050"] = """{"value":"Low"}""" } };
        jira.MapTo(_fake);

        AssertComplete(await CollectAsync(), 2);

        var issue = _sink.Named("issues/RISK-0/issue.json");
        var text = Encoding.UTF8.GetString(_sink.BytesOf(issue));
        Assert.EndsWith(jira.Issue(0).Trim()[1..], text, StringComparison.Ordinal);
        using var json = JsonDocument.Parse(text);
        Assert.Equal("""{"summary":"Summary","updated":"Updated","customfield_10050":"Residual risk"}""", json.RootElement.GetProperty("names").GetRawText());
        Assert.Equal("RISK-0", issue.Provenance.Subject);
        Assert.Equal(new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero), issue.Provenance.ProducedAt);
        Assert.Equal($"{_fake.Url}rest/api/3/issue/10000?expand=names%2Cchangelog", issue.Provenance.Locator);
        Assert.Equal(("Risk", "Mitigated"), (issue.Provenance.Attributes!["issue-type"], issue.Provenance.Attributes["status"]));
    }

    [Fact]
    public async Task Search_AsksForAllFieldsAndChanges_AndForNoTotal()
    {
        new FakeJira(101).MapTo(_fake);

        await CollectAsync();

        var searches = _fake.Requests.Where(request => request.Path == "/rest/api/3/search/jql").ToList();
        Assert.Equal(2, searches.Count);
        Assert.All(searches, search => Assert.Equal(("*all", "changelog"), ((string)search.Json["fields"]![0]!, (string)search.Json["expand"]!)));
        Assert.Equal("page-100", (string)searches[1].Json["nextPageToken"]!);
        Assert.DoesNotContain(_fake.Requests, request => request.Path.EndsWith("approximate-count", StringComparison.Ordinal));
    }

    [Fact]
    public async Task ChangesAndComments_BeyondTheFirstPage_AreReadToTheirEnd()
    {
        new FakeJira(1) { Changes = 230, Comments = 101 }.MapTo(_fake);

        AssertComplete(await CollectAsync(), 4);

        Assert.Equal(230, Items("issues/RISK-0/changelog.json", "values").Distinct().Count());
        Assert.Equal(101, Items("issues/RISK-0/comments.json", "comments").Distinct().Count());
    }

    [Fact]
    public async Task ChangesAndComments_ThatCameWithTheIssue_AreNotAskedFor()
    {
        new FakeJira(2) { Changes = 40, Comments = 20 }.MapTo(_fake);

        AssertComplete(await CollectAsync(), 4);

        Assert.DoesNotContain(_fake.Requests, request => request.Path.EndsWith("/changelog", StringComparison.Ordinal) || request.Path.EndsWith("/comment", StringComparison.Ordinal));
    }

    [Fact]
    public async Task SecondCollection_AsksForChangesOfUpdatedIssuesOnly()
    {
        var jira = new FakeJira(1) { Changes = 50 };
        jira.MapTo(_fake);
        await CollectAsync();
        _fake.Forget();

        AssertComplete(await CollectAsync(), 3);
        Assert.DoesNotContain(_fake.Requests, request => request.Path.EndsWith("/changelog", StringComparison.Ordinal));

        jira.Updated = "2026-02-02T03:04:05.000+0000";
        AssertComplete(await CollectAsync(), 3);
        Assert.Contains(_fake.Requests, request => request.Path.EndsWith("/changelog", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Attachment_IsNamedSafely_AndIsOfNoDeclaredKind()
    {
        new FakeJira(1).MapTo(_fake);

        AssertComplete(await CollectAsync(("kind", "risk-item")), 2);

        var attachment = _sink.Named("issues/RISK-0/attachments/20000/.._review 0.md");
        Assert.Equal("attachment 20000", Encoding.UTF8.GetString(_sink.BytesOf(attachment)));
        Assert.Equal((null, "text/markdown", "Ada"), (attachment.Kind, attachment.MediaType, attachment.Provenance.Attributes!["author"]));
        Assert.Equal(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero), attachment.Provenance.ProducedAt);
        Assert.Equal(ArtifactKinds.RiskItem, _sink.Named("issues/RISK-0/issue.json").Kind);
    }

    [Fact]
    public async Task Kind_ThatIsNotDeclared_IsLeftToReaders()
    {
        new FakeJira(1).MapTo(_fake);

        AssertComplete(await CollectAsync(("attachments", "false")), 1);

        Assert.Null(Assert.Single(_sink.All).Kind);
    }

    [Fact]
    public async Task SignOffFields_AreFoundByName_AndReadAsText()
    {
        _source = WithOption("sign-off-fields", "risk owner sign-off");
        new FakeJira(1)
        {
            Fields =
            {
                ["customfield_10060"] = """[{"displayName":"Ada Lovelace"},{"displayName":"Grace Hopper"}]""",
                ["customfield_10061"] = """{"type":"doc","version":1,"content":[{"type":"paragraph","content":[{"type":"text","text":"Approved by "},{"type":"mention","attrs":{"text":"@Ada"}}]},{"type":"paragraph","content":[{"type":"text","text":"on review"}]}]}""",
            },
        }.MapTo(_fake);

        AssertComplete(await CollectAsync(), 2);

        Assert.Equal("Ada Lovelace, Grace Hopper, Approved by @Ada\non review", _sink.Named("issues/RISK-0/issue.json").Provenance.Attributes!["sign-off.risk owner sign-off"]);
    }

    [Fact]
    public async Task SignOffField_ThatDoesNotExist_IsAGapWithWhatWasMeant()
    {
        _source = WithOption("sign-off-fields", "Residual risks");
        new FakeJira(1).MapTo(_fake);

        var gap = Assert.Single((await CollectAsync()).Gaps);

        Assert.Contains("Did you mean 'Residual risk'?", gap.Why, StringComparison.Ordinal);
    }

    [Fact]
    public async Task FieldNames_ThatMayNotBeRead_AreAGap_AndIssuesAreKeptWithout()
    {
        new FakeJira(1).MapTo(_fake);
        _fake.Fail(FakeFault.Status(403, request => request.Path == "/rest/api/3/field"));

        var outcome = await CollectAsync();

        Assert.Equal("Names of fields", Assert.Single(outcome.Gaps).What);
        Assert.StartsWith("{ \"id\":\"10000\"", Encoding.UTF8.GetString(_sink.BytesOf(_sink.Named("issues/RISK-0/issue.json"))), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Token_WithoutEmail_IsSentAsBearer()
    {
        _source = _source with { Options = _source.Options.Where(option => option.Key != "email").ToDictionary() };
        new FakeJira(1).MapTo(_fake);

        AssertComplete(await CollectAsync(), 2);

        Assert.All(_fake.Requests, request => Assert.Equal("Bearer token-of-40-letters", request.Header("Authorization")));
    }

    [Theory]
    [InlineData("jql", "order by key", "Unbounded JQL")]
    [InlineData("jqll", "project = RISK", "Did you mean 'jql'?")]
    [InlineData("kind", "risk-item", "does not say what to collect")]
    public async Task Subject_ThatGivesNothing_IsAGap(string key, string value, string why)
    {
        new FakeJira(1).MapTo(_fake);

        var outcome = await CollectOnlyAsync((key, value));

        Assert.Equal(SourceState.Partial, outcome.State);
        Assert.Contains(why, Assert.Single(outcome.Gaps).Why, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Kind_ThatIsUnknown_IsAGapWithWhatWasMeant()
    {
        new FakeJira(1).MapTo(_fake);

        Assert.Contains("Did you mean 'finding'?", Assert.Single((await CollectAsync(("kind", "findings"))).Gaps).Why, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Check_SaysWhoAnswersAndAboutHowManyThereAre()
    {
        new FakeJira(4).MapTo(_fake);

        var check = await ConnectorTypes.Find("jira", _time, _logs.Loggers).Create(_source, _secrets).CheckAsync([SubjectOf(("jql", FakeJira.Risks))], CancellationToken.None);

        Assert.Contains("Evidence Reader", check.Summary, StringComparison.Ordinal);
        Assert.Contains("about 7 issues", check.Summary, StringComparison.Ordinal);
    }

    private SourceDefinition WithOption(string name, string value) => _source with { Options = new Dictionary<string, string>(_source.Options) { [name] = value } };

    private IEnumerable<string> Items(string name, string member)
    {
        using var json = JsonDocument.Parse(_sink.BytesOf(_sink.Named(name)));
        return [.. json.RootElement.GetProperty(member).EnumerateArray().Select(item => item.GetProperty("id").GetString()!)];
    }

    private static Subject SubjectOf(params (string Key, string Value)[] selector) => new("jira", selector.ToDictionary(pair => pair.Key, pair => pair.Value));

    private Task<SourceOutcome> CollectAsync(params (string Key, string Value)[] more) => CollectOnlyAsync([("jql", FakeJira.Risks), .. more]);

    private Task<SourceOutcome> CollectOnlyAsync(params (string Key, string Value)[] selector) =>
        ConnectorTypes.Find("jira", _time, _logs.Loggers).Create(_source, _secrets).CollectAsync([SubjectOf(selector)], _sink, CancellationToken.None);

    private static void AssertComplete(SourceOutcome outcome, int artifacts)
    {
        Assert.Empty(outcome.Gaps);
        Assert.Equal((SourceState.Complete, (long?)artifacts, (long)artifacts), (outcome.State, outcome.Expected, outcome.Received));
    }
}
