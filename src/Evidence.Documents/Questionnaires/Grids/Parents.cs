using Evidence.Documents.Questionnaires.Words;

namespace Evidence.Documents.Questionnaires.Grids;

/// <summary>Tells which questions follow up or are part of the one before.</summary>
internal static class Parents
{
    /// <summary>The question a row belongs to; null: it stands for itself.</summary>
    /// <param name="last">The last question that stands for itself; null: none yet.</param>
    /// <param name="number">Number of the row; null: none.</param>
    /// <param name="text">Its words.</param>
    public static GridQuestion? Of(GridQuestion? last, string? number, string text)
    {
        if (last is null)
        {
            return null;
        }

        var isBelow = number is not null && last.Number is { } above && number.Length > above.Length && number.StartsWith(above.TrimEnd('.', ')'), StringComparison.OrdinalIgnoreCase)
            && number[above.TrimEnd('.', ')').Length] is '.' or '-' or ')' or (>= 'a' and <= 'z');
        var isPlain = QuestionSigns.Likeness(text) < 0.5;
        return Instructions.IsFollowUp(text) || (Numbering.IsPart(number) && !Numbering.IsPart(last.Number)) || isBelow || (isPlain && ( (number is null && last.Number is not null))) ? last : null;
    }
}
