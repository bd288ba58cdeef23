using System.Text;
using Tombolo.Api.Resources;
using Tombolo.Bench.Clusters;
using Tombolo.FleetSimulation;

namespace Tombolo.Bench.Fanout;

/// <summary>The body of an apply as long as that of the copy of the Profile.</summary>
internal sealed record CopyBody(string Path, string Json)
{
    private const string Name = "s3-eu";
    private const string OtherName = "s3-xx";

    /// <summary>Takes the form of the copy on a cluster.</summary>
    public static async Task<CopyBody> ReadAsync(SimulatedCluster cluster, CancellationToken cancellationToken)
    {
        using var client = cluster.Connect("admin", "tombolo-bench");
        var live = (await client.GetAsync(KnownResources.Profile, new ResourceKey("kasten-io", Name), cancellationToken)).Value;
        var json = CopyForm.Of(live).Replace($"\"{Name}\"", $"\"{OtherName}\"", StringComparison.Ordinal);
        return new CopyBody($"/apis/{KnownResources.Profile.ApiVersion}/namespaces/kasten-io/{KnownResources.Profile.Plural}/{OtherName}", json);
    }

    /// <summary>The body of that round.</summary>
    public byte[] With(int round) => Encoding.UTF8.GetBytes(Json.Replace("\"backups\"", $"\"{SimulatedFleet.Bucket(round)}\"", StringComparison.Ordinal));
}
