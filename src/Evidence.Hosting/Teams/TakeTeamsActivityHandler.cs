using System.Text;
using System.Text.Json.Nodes;
using Evidence.Artifacts;
using Evidence.Conversations;
using Evidence.Delivery.Teams;
using Evidence.Hosting.Http;
using Evidence.Hosting.Teams.Protocol;
using Evidence.Ports;
using Evidence.Workflows;
using Microsoft.AspNetCore.Http;

namespace Evidence.Hosting.Teams;

/// <summary>
/// <c>POST /api/teams/messages</c>. A message is taken in and answered by a run of its own, named after it: Teams is told at once that it came, and a message that comes
/// twice is answered once. Invokes and outgoing webhooks wait for their answer, and get it.
/// </summary>
internal sealed class TakeTeamsActivityHandler(
    TeamsSettings settings, ActivityAuthentication authentication, InvokeAnswers invokes, MessageAnswers answers, TrustedHosts hosts, IWorkflows workflows) : IApiHandler
{
    public ApiOperation Operation => ApiOperations.TakeTeamsActivity;

    public async Task<IResult> HandleAsync(ApiCall call)
    {
        if (!settings.IsSetUp)
        {
            throw new EvidenceException(FaultCode.NotFound, "Teams is not set up on this host; docs/teams.md says how.");
        }

        using var body = new MemoryStream();
        await call.Request.Body.CopyToAsync(body, call.Cancelled);
        var activity = IncomingActivity.Read(body.GetBuffer().AsSpan(0, (int)body.Length));
        var (origin, problem) = await authentication.AuthenticateAsync(call.Context, body.GetBuffer().AsMemory(0, (int)body.Length), activity);
        return problem
            ?? (origin == ActivityOrigin.Webhook ? await AnswerWebhookAsync(activity, call)
                : WhyNotTrusted(activity) is { } untrusted ? untrusted
                : await TakeAsync(activity, call));
    }

    private ApiProblem? WhyNotTrusted(IncomingActivity activity) =>
        Uri.TryCreate(activity.Place.ServiceUrl, UriKind.Absolute, out var url) && hosts.IsService(url)
            ? null
            : ApiProblem.Of(new EvidenceException(FaultCode.Forbidden, "The activity names a service URL that answers are not sent to; EVIDENCE_TEAMS__SERVICEHOSTS names more."));

    private async Task<IResult> TakeAsync(IncomingActivity activity, ApiCall call) => activity switch
    {
        { Type: "message" } => await StartAsync(Message(activity, call), call),
        { Type: "conversationUpdate", AddsUs: true } => await StartAsync(Message(activity, call) with { Text = "help" }, call),
        { Type: "invoke", Name: "fileConsent/invoke" } => FileAnswers.AcceptanceIn(activity.Value) is { } accepted
            ? await StartAsync(Message(activity, call) with { Submitted = accepted.ToJsonString() }, call)
            : ApiAnswer.Ok(new JsonObject()),
        { Type: "invoke", Name: "composeExtension/submitAction" } when IsOnAMessage(activity) => await DraftOfMessageAsync(activity, call),
        { Type: "invoke" } => ApiAnswer.Ok(await invokes.FindAsync(activity, call.Cancelled)),
        _ => ApiAnswer.Ok(new JsonObject()),
    };

    private static bool IsOnAMessage(IncomingActivity activity) => activity.Value?["messagePayload"] is JsonObject && activity.Files.Count > 0;

    // The file of another message: it is answered as if it had been sent to the bot, in the conversation it is in.
    private async Task<IResult> DraftOfMessageAsync(IncomingActivity activity, ApiCall call)
    {
        var audience = activity.Value?["data"]?["audience"] is JsonValue value && value.TryGetValue<string>(out var said) && said is ("nda" or "internal") ? $", {said}" : "";
        await StartAsync(Message(activity, call) with { Text = $"draft this questionnaire{audience}", Submitted = null }, call);
        return ApiAnswer.Ok(MessageExtension.SayInTask(
            $"I look at '{activity.Files[0].Name}' and answer in this conversation, where I am a member of it. If nothing comes, send me the file in a chat with me alone."));
    }

    private async Task<IResult> StartAsync(ChatMessage message, ApiCall call)
    {
        var key = $"{message.Place.Channel}|{message.Place.ConversationId}|{message.Id}";
        var conversation = $"teams-{Sha256Digest.Of(Encoding.UTF8.GetBytes(key)).Hex[..32]}";
        await workflows.StartAsync(WorkflowNames.Converse, conversation, new ConverseRequest(message), call.Cancelled);
        return ApiAnswer.Ok(new JsonObject());
    }

    private async Task<IResult> AnswerWebhookAsync(IncomingActivity activity, ApiCall call)
    {
        var answer = await answers.FindAsync(Message(activity, call), isConnected: false, call.Cancelled);
        return ApiAnswer.Ok(answer switch
        {
            { Card: { } card } => TeamsReply.TextOf(card),
            { Follow: { } follow } => TeamsReply.Of($"I have begun: {follow.Run}. An outgoing webhook cannot tell you when it is done; ask me: status {follow.Run}"),
            _ => TeamsReply.Of(answer.Text ?? ""),
        });
    }

    // A message without an id of its own is told apart by when it was sent.
    private static ChatMessage Message(IncomingActivity activity, ApiCall call) => new(
        activity.Id.Length > 0 ? activity.Id : $"{activity.SentAt?.UtcTicks ?? call.ReceivedAt.UtcTicks}",
        activity.Place,
        activity.From,
        activity.Text,
        call.ReceivedAt,
        activity.Files,
        activity.Value?.ToJsonString() is { Length: <= 8192 } value ? value : null);
}
