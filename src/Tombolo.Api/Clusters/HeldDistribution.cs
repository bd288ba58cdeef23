using System.Text.Json.Serialization;

namespace Tombolo.Api.Clusters;

/// <summary>How much of one Distribution a member holds, by the revision that it acknowledged.</summary>
public sealed record HeldDistribution
{
    public required string Name { get; init; }

    /// <summary>Copies that this Distribution wants there; one that several want counts for each.</summary>
    public required int Copies { get; init; }

    /// <summary>The removal of these copies waits for approval.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool Parked { get; init; }
}
