using System.Buffers;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Tombolo.Api.Names;
using Tombolo.Api.Resources;
using Tombolo.Api.Validation;
using Tombolo.Dashboard.Api;
using Tombolo.Dashboard.Users;
using Tombolo.Kubernetes.Client;

namespace Tombolo.Dashboard.ThisCluster.Leaving;

/// <summary>Leaves a fleet from the member's side (design section 7), with the user's own right to patch Secret <c>mc-cluster-info</c>.</summary>
internal static class LeaveEndpoints
{
    public static void Map(RouteGroupBuilder cluster) =>
        cluster.MapPost("/leave", LeaveAsync).WithName("leave").WithSummary("Asks for this cluster to leave its fleet; GET cluster tells how that stands");

    private static async Task<Results<Accepted, Refusal>> LeaveAsync(
        LeaveRequest request, UserKubernetes user, ClusterReader reader, DashboardOptions options, CancellationToken cancellationToken)
    {
        var facts = await reader.ReadFactsAsync(cancellationToken);
        if (facts.ClusterInfo is not { } info)
        {
            return Refusal.Because(StatusCodes.Status409Conflict, "NotAMember", "this cluster is a member of no fleet");
        }

        var name = info.Text(ClusterInfoKeys.ClusterName) ?? "";
        user.Concerns($"cluster {name} leaves {info.Text(ClusterInfoKeys.PrimaryName)}");
        if (request.Confirm != name)
        {
            return Refusal.Invalid([new FieldError("confirm", $"type the name of this cluster, {name}")]);
        }

        var patched = await user.Client.PatchAsync(
            KnownResources.Secret, new ResourceKey(options.K10Namespace, WellKnownNames.ClusterInfo), PatchKind.Merge, Patch(info.Metadata.Uid, request.KeepCopies is true), WriteOptions.Default, cancellationToken);
        return patched.IsSuccess ? TypedResults.Accepted((string?)null) : Refusal.Of(patched.Error);
    }

    /// <summary>Only the membership that was shown is left.</summary>
    private static ReadOnlyMemory<byte> Patch(string? uid, bool keepsCopies)
    {
        var output = new ArrayBufferWriter<byte>();
        using var json = new Utf8JsonWriter(output);
        json.WriteStartObject();
        json.WriteStartObject("metadata");
        json.WriteString("uid", uid);
        json.WriteStartObject("annotations");
        json.WriteString(Annotations.Disconnect, "true");
        if (keepsCopies)
        {
            json.WriteString(Annotations.KeepCopies, "true");
        }

        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteEndObject();
        json.Flush();
        return output.WrittenMemory;
    }
}
