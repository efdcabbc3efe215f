namespace Evidence.Documents.Questionnaires.Packages;

/// <summary>One relationship of a part (ECMA-376 part 2, clause 9.3).</summary>
/// <param name="Id">Id the part's XML refers to.</param>
/// <param name="Type">What the target is: the last segment of the type's URI, for both the transitional and the strict form.</param>
/// <param name="Target">Full name of the target part without a leading slash, or the address of an external one.</param>
/// <param name="IsExternal">True: the target is outside of the package. It is never opened.</param>
internal sealed record Relationship(string Id, string Type, string Target, bool IsExternal);
