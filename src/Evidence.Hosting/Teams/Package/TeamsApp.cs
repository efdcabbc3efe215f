namespace Evidence.Hosting.Teams.Package;

/// <summary>What an organisation's own Teams app is called and belongs to.</summary>
/// <param name="BotId">Application (client) id the bot is registered with, a GUID.</param>
/// <param name="AppId">Id of the app in Teams, a GUID; null: that of the bot.</param>
/// <param name="Developer">Who the app is of, at most 32 characters.</param>
/// <param name="Website">Where people read about it, an https address; its host is the app's domain.</param>
/// <param name="Version">Version of the app, three numbers; Teams takes an update only with a higher one.</param>
public sealed record TeamsApp(string? BotId, string? AppId, string Developer, string Website, string Version = "1.0.0");
