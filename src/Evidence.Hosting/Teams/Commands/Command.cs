using Evidence.Controls;
using Evidence.Releases;

namespace Evidence.Hosting.Teams.Commands;

/// <summary>What somebody wants, as far as their words say.</summary>
/// <param name="Kind">What.</param>
/// <param name="Release">The release they surely mean; null: none is named, or it is not sure which.</param>
/// <param name="Suggestions">Releases they may mean, the likeliest first.</param>
/// <param name="Framework">The framework they name; null: none.</param>
/// <param name="PackId">The pack they name by its id; null: none.</param>
/// <param name="Note">What they said besides, of a decision.</param>
/// <param name="NamesRelease">True: some release is named, sure or not.</param>
internal sealed record Command(
    CommandKind Kind, Release? Release, IReadOnlyList<Release> Suggestions, Framework? Framework, string? PackId, string Note, bool NamesRelease);
