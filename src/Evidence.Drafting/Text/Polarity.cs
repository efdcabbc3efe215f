namespace Evidence.Drafting.Text;

/// <summary>Which way round a question is asked.</summary>
internal enum Polarity
{
    /// <summary>"Do you ...?": yes means that you do. Also "You don't ..., do you?" and "Don't you ...?", which English answers by the facts.</summary>
    Plain,

    /// <summary>"Confirm that you do not ...": yes means that you do not.</summary>
    Reversed,

    /// <summary>Worded with a negation of which it is not sure which word fits.</summary>
    Doubtful,
}
