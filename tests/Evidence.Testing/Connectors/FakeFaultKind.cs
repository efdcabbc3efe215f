namespace Evidence.Testing.Connectors;

public enum FakeFaultKind
{
    Answer,
    Reset,
    ResetMidway,
    Truncate,
    Hang,
    RepeatFirst,
    Change,
}
