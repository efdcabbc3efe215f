using Evidence.Hosting.Services;
using Microsoft.AspNetCore.Http;

namespace Evidence.Hosting.Http.Questionnaires;

/// <summary><c>POST /api/questionnaires/{id}/review</c>.</summary>
internal sealed class ReviewQuestionnaireHandler(ReviewService reviews) : IApiHandler
{
    public ApiOperation Operation => ApiOperations.ReviewQuestionnaire;

    public async Task<IResult> HandleAsync(ApiCall call)
    {
        var form = (await UploadForm.ReadAsync(call)).Only(Operation);
        var reviewer = call.Caller.ActsAs(form.Text("reviewer"), "reviewer");
        await using var file = form.File.OpenReadStream();
        return ApiAnswer.Ok(await reviews.ReadAsync(file, form.FileName, call.PathValue("id"), reviewer, call.Cancelled));
    }
}
