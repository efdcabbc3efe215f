using Evidence.Documents.Questionnaires.Excel;
using Evidence.Documents.Questionnaires.Plain;
using Evidence.Documents.Questionnaires.Word;
using Evidence.Ports;
using Microsoft.Extensions.DependencyInjection;

namespace Evidence.Documents.Questionnaires;

/// <summary>The door to reading and filling customers' questionnaires.</summary>
public static class QuestionnaireServices
{
    /// <summary>Adds every <see cref="IQuestionnaireFormat"/> and <see cref="IQuestionnaireFormats"/>. May be called again without effect on results.</summary>
    public static IServiceCollection AddQuestionnaireFormats(this IServiceCollection services) => services
        .AddSingleton<IQuestionnaireFormat, WordFormat>()
        .AddSingleton<IQuestionnaireFormat, ExcelFormat>()
        .AddSingleton<IQuestionnaireFormat, CsvFormat>()
        .AddSingleton<IQuestionnaireFormat, MarkdownFormat>()
        .AddSingleton<IQuestionnaireFormat, JsonFormat>()
        .AddSingleton<IQuestionnaireFormat, TextFormat>()
        .AddSingleton<IQuestionnaireFormats, QuestionnaireFormats>();
}
