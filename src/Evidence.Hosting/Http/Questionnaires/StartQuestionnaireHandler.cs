using Evidence.Hosting.Services;
using Evidence.Ports;
using Microsoft.AspNetCore.Http;

namespace Evidence.Hosting.Http.Questionnaires;

/// <summary><c>POST /api/questionnaires</c>.</summary>
internal sealed class StartQuestionnaireHandler(QuestionnaireService questionnaires, IQuestionnaireFormats formats) : IApiHandler
{
    public ApiOperation Operation => ApiOperations.StartQuestionnaire;

    public async Task<IResult> HandleAsync(ApiCall call)
    {
        var form = (await UploadForm.ReadAsync(call)).Only(Operation);
        var ask = new QuestionnaireAsk(
            form.FileName,
            form.Audience(),
            form.Text("product"),
            form.Text("release"),
            form.Time("asOf") ?? call.ReceivedAt,
            call.Caller.ActsAs(form.Text("requestedBy"), "requestedBy"),
            form.Flag("overwrite"),
            form.Flag("clean"));
        await using var file = form.File.OpenReadStream();
        _ = formats.Of(ask.FileName, file);
        file.Position = 0;
        var started = await questionnaires.StartAsync(file, ask, call.Cancelled);
        var href = call.LinkTo($"questionnaires/{started.QuestionnaireId}");
        return ApiAnswer.Accepted(new QuestionnaireView(started.QuestionnaireId, RunState.Running, href, ask.FileName), href);
    }
}
