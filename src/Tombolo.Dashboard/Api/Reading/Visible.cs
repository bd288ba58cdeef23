using Tombolo.Dashboard.Live;

namespace Tombolo.Dashboard.Api.Reading;

/// <summary>What a caller may see of a collection.</summary>
/// <param name="Refusal">Why they may see nothing; null when they may see something.</param>
/// <param name="IsWhole">They may see all of it.</param>
internal sealed record Visible<T>(IReadOnlyList<LiveObject<T>> Objects, Refusal? Refusal, bool IsWhole);
