using Tombolo.Api.Distributions;

namespace Tombolo.Secondary.Apply.Copies;

/// <summary>What its Distributions say about one copy.</summary>
internal sealed record CopyPolicies
{
    /// <summary>All defaults.</summary>
    public static CopyPolicies Default { get; } = new();

    /// <summary>One of <see cref="ConflictPolicies"/>.</summary>
    public string OnConflict { get; init; } = ConflictPolicies.All[0];

    /// <summary>One of <see cref="DriftPolicies"/>.</summary>
    public string OnDrift { get; init; } = DriftPolicies.All[0];

    /// <summary>It stays after nothing distributes it any more.</summary>
    public bool Retain { get; init; }

    /// <summary>Nothing is written now.</summary>
    public bool Paused { get; init; }
}
