namespace Evidence.Questionnaires;

/// <summary>A place in the file where something goes.</summary>
/// <param name="Role">What goes there.</param>
/// <param name="Address">Where, in the format's own terms; only the format that wrote it reads it.</param>
/// <param name="Option">For a box of its own (a Yes column, a checkbox): the option it stands for; null: takes text.</param>
/// <param name="MaxLength">Most characters that fit; null: no limit.</param>
public sealed record AnswerSlot(SlotRole Role, string Address, string? Option = null, int? MaxLength = null);
