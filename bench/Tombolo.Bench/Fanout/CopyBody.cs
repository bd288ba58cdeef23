using System.Text;
using System.Text.Json.Nodes;
using Tombolo.Api.Resources;
using Tombolo.FleetSimulation;

namespace Tombolo.Bench.Fanout;

/// <summary>The body of an apply as long as that of the copy of a Profile, for an object that no server looks after.</summary>
internal sealed record CopyBody(string Path, string Json)
{
    private const string Name = "s3-eu";
    private const string OtherName = "s3-xx";
    private static readonly string[] ServerFields = ["managedFields", "uid", "resourceVersion", "creationTimestamp", "generation"];

    /// <summary>Takes the form of the copy on a cluster.</summary>
    public static async Task<CopyBody> ReadAsync(SimulatedCluster cluster, CancellationToken cancellationToken)
    {
        using var client = cluster.Connect("admin", "tombolo-bench");
        var live = (await client.GetAsync(KnownResources.Profile, new ResourceKey("kasten-io", Name), cancellationToken)).Value;
        var copy = JsonNode.Parse(live.Json.Span)!.AsObject();
        copy.Remove("status");
        var metadata = copy["metadata"]!.AsObject();
        foreach (var field in ServerFields)
        {
            metadata.Remove(field);
        }

        // Marks of as many bytes that no server takes for its own.
        var json = copy.ToJsonString().Replace("tombolo.io/", "nobody.io/", StringComparison.Ordinal).Replace($"\"{Name}\"", $"\"{OtherName}\"", StringComparison.Ordinal);
        return new CopyBody($"/apis/{KnownResources.Profile.ApiVersion}/namespaces/kasten-io/{KnownResources.Profile.Plural}/{OtherName}", json);
    }

    /// <summary>The name of the bucket in that round.</summary>
    public static string Bucket(int round) => $"backups-{round:00000}";

    /// <summary>The body of that round.</summary>
    public byte[] With(int round) => Encoding.UTF8.GetBytes(Json.Replace("\"backups\"", $"\"{Bucket(round)}\"", StringComparison.Ordinal));
}
