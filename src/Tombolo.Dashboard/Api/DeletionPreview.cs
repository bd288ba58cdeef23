namespace Tombolo.Dashboard.Api;

/// <summary>What a deletion would do to the clusters.</summary>
/// <param name="Effects">In sentences, to be shown in this order.</param>
internal sealed record DeletionPreview(IReadOnlyList<string> Effects);
