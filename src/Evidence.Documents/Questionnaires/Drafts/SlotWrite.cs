using Evidence.Questionnaires;

namespace Evidence.Documents.Questionnaires.Drafts;

/// <summary>Something to put into a slot.</summary>
/// <param name="Slot">Where.</param>
/// <param name="Text">The words; null: tick the box, or clear it where <paramref name="IsCleared"/>.</param>
/// <param name="IsCleared">True: the box is to be empty.</param>
internal sealed record SlotWrite(AnswerSlot Slot, string? Text, bool IsCleared = false);
