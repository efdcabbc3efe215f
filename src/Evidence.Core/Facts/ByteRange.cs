namespace Evidence.Facts;

/// <summary>A part of an artifact.</summary>
/// <param name="Offset">Where it begins, counted from 0.</param>
/// <param name="Length">How many bytes.</param>
public readonly record struct ByteRange(int Offset, int Length);
