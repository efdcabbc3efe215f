namespace Evidence.Questionnaires;

/// <summary>What goes into a slot.</summary>
public enum SlotRole
{
    /// <summary>The answer in words (or a legal value of a list where the question has no separate choice slot).</summary>
    Answer,

    /// <summary>The choice: a value of the list or a box to tick.</summary>
    Choice,

    /// <summary>Comments or explanation next to the answer.</summary>
    Comment,

    /// <summary>Reference to evidence.</summary>
    Reference,
}
