using Evidence.Testing.Graph;

namespace Evidence.Delivery.Tests.Graph;

public sealed class GraphDirectoryTests : IAsyncLifetime
{
    private GraphFake _graph = null!;
    private ADelivery _composed = null!;

    public async Task InitializeAsync()
    {
        _graph = await GraphFake.StartAsync();
        _graph.People["ana@contoso.example"] = ("id-ana", "Ana", "ana.lopez@contoso.example");
        _graph.People["bo@contoso.example"] = ("id-bo", "Bo", "bo@contoso.example");
        _graph.People["cy@contoso.example"] = ("id-cy", "Cy", "cy@contoso.example");
        _graph.Groups["Risk owners"] = ["ana@contoso.example", "bo@contoso.example", "cy@contoso.example"];
        _composed = new ADelivery(ADelivery.Settings("folder"), "token", ADelivery.GraphAt(_graph));
    }

    public async Task DisposeAsync()
    {
        await _composed.DisposeAsync();
        await _graph.DisposeAsync();
    }

    [Theory]
    [InlineData("ana@contoso.example")]
    [InlineData("ana.lopez@contoso.example")]
    public async Task Person_IsFoundBySignInNameAndByMail(string name) =>
        Assert.Equal("id-ana", (await _composed.Directory.FindPersonAsync(name, CancellationToken.None))?.Id);

    [Theory]
    [InlineData("dee@contoso.example")]
    [InlineData("rai-team")]
    public async Task Person_NobodyKnows_IsNull(string name) => Assert.Null(await _composed.Directory.FindPersonAsync(name, CancellationToken.None));

    [Fact]
    public async Task Members_AreThoseOfEveryPage()
    {
        var byName = await _composed.Directory.MembersOfAsync("Risk owners", CancellationToken.None);
        var byId = await _composed.Directory.MembersOfAsync(GraphFake.GroupIdOf("Risk owners"), CancellationToken.None);

        Assert.Equal(["Ana", "Bo", "Cy"], byName.Select(person => person.Name));
        Assert.Equal(byName, byId);
    }

    [Theory]
    [InlineData("bo@contoso.example")]
    [InlineData("id-bo")]
    public async Task Groups_OfAPerson_ComeBackAsTheyWereAskedFor(string person)
    {
        _graph.Groups["Approvers"] = ["ana@contoso.example"];
        var risk = GraphFake.GroupIdOf("Risk owners");

        Assert.Equal(["Risk owners", risk], await _composed.Directory.GroupsOfAsync(person, ["Risk owners", "Approvers", "Nobody's", risk], CancellationToken.None));
    }

    [Fact]
    public async Task Groups_AreAskedForTwentyAtATime()
    {
        string[] groups = [.. Enumerable.Range(0, 45).Select(index => $"Group {index}")];
        foreach (var group in groups)
        {
            _graph.Groups[group] = ["cy@contoso.example"];
        }

        Assert.Equal(groups, await _composed.Directory.GroupsOfAsync("cy@contoso.example", groups, CancellationToken.None));
        Assert.Equal(3, _graph.Requests.Count(request => request.Path.EndsWith("/checkMemberGroups", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Groups_OfSomebodyNobodyKnows_AreNone() => Assert.Empty(await _composed.Directory.GroupsOfAsync("dee@contoso.example", ["Risk owners"], CancellationToken.None));

    [Fact]
    public async Task Groups_ThatMayNotBeRead_AreAFault_ThatNamesThePermission()
    {
        _graph.Fail(new GraphFault(request => request.Path.EndsWith("/checkMemberGroups", StringComparison.Ordinal), 403));
        var fault = await Assert.ThrowsAsync<EvidenceException>(() => _composed.Directory.GroupsOfAsync("bo@contoso.example", ["Risk owners"], CancellationToken.None));
        Assert.Contains("GroupMember.Read.All", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Group_ThatIsNotThere_HasNobody() => Assert.Empty(await _composed.Directory.MembersOfAsync("Nobody's", CancellationToken.None));

    [Fact]
    public async Task NextPage_OnAnotherHost_IsNotCalled()
    {
        _graph.MembersNextPage = "https://elsewhere.example/next";

        var told = await Assert.ThrowsAsync<EvidenceException>(() => _composed.Directory.MembersOfAsync("Risk owners", CancellationToken.None));

        Assert.Contains("another host", told.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Refusal_NamesThePermission()
    {
        _graph.Fail(new GraphFault(_ => true, 403));

        var told = await Assert.ThrowsAsync<EvidenceException>(() => _composed.Directory.MembersOfAsync("Risk owners", CancellationToken.None));

        Assert.Contains("GroupMember.Read.All", told.Message, StringComparison.Ordinal);
    }
}
