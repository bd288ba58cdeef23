using System.Text;
using System.Text.Json.Nodes;
using Tombolo.Api.Names;
using Tombolo.Api.Resources;
using Tombolo.Kubernetes.Client;
using Tombolo.Kubernetes.Errors;

namespace Tombolo.Primary.Bootstraps.Steps;

/// <summary>Creates objects of the fleet's namespace that are made once and belong to the administrator from then on.</summary>
internal static class ObjectCreation
{
    private static readonly WriteOptions Options = new() { FieldManager = FieldManagers.Controller };

    /// <summary>Makes sure that an object of that name exists; one that is there stays as it is.</summary>
    /// <exception cref="KubernetesException">The API server refused.</exception>
    public static async Task EnsureExistsAsync(this IKubernetesClient client, ResourceType type, JsonObject body, CancellationToken cancellationToken)
    {
        var created = await client.CreateAsync(type, WellKnownNamespaces.MultiCluster, Encoding.UTF8.GetBytes(body.ToJsonString()), Options, cancellationToken);
        if (created.Error is { IsAlreadyExists: false } error)
        {
            throw new KubernetesException(error);
        }
    }

    /// <summary>An object of ours with its identity and label, for the rest to be added.</summary>
    public static JsonObject NewObject(ResourceType type, string name) => new()
    {
        ["apiVersion"] = type.ApiVersion,
        ["kind"] = type.Kind,
        ["metadata"] = new JsonObject
        {
            ["name"] = name,
            ["namespace"] = WellKnownNamespaces.MultiCluster,
            ["labels"] = new JsonObject { [Labels.ManagedBy] = Labels.ManagedByTombolo },
        },
    };
}
