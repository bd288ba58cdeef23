using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Tombolo.Api.Bootstraps;
using Tombolo.Api.Clusters;
using Tombolo.Api.Meta;
using Tombolo.Api.Names;
using Tombolo.Api.Resources;
using Tombolo.Api.Serialization;
using Tombolo.Api.Validation;
using Tombolo.Dashboard.Api;
using Tombolo.Dashboard.Users;
using Tombolo.Kubernetes.Client;
using Tombolo.Kubernetes.Errors;

namespace Tombolo.Dashboard.ThisCluster.Promoting;

/// <summary>Makes a cluster a primary (contract section 2.1): namespace <c>kasten-io-mc</c> and a Bootstrap, made with the user's own rights.</summary>
internal static class PromoteEndpoints
{
    private const string BootstrapName = "bootstrap-primary";
    private static readonly ApplyOptions Apply = new() { FieldManager = "tombolo-dashboard", Force = true };

    public static void Map(RouteGroupBuilder cluster) =>
        cluster.MapPost("/promote", PromoteAsync).WithName("promote").WithSummary("Asks for this cluster to become a primary; GET cluster tells how that stands");

    private static async Task<Results<Accepted, Refusal>> PromoteAsync(
        PromoteRequest request, UserKubernetes user, ClusterReader reader, DashboardOptions options, CancellationToken cancellationToken)
    {
        user.Concerns($"primary {request.Name}");
        if (Validate(request, out var ingress) is { Count: > 0 } errors)
        {
            return Refusal.Invalid(errors);
        }

        var facts = await reader.ReadFactsAsync(cancellationToken);
        if (facts.Primary is { } primary)
        {
            return Refusal.Because(StatusCodes.Status409Conflict, "IsPrimary", $"this cluster is the primary {primary.Metadata.Name} already");
        }

        if (facts.ClusterInfo is { } info)
        {
            return Refusal.Because(
                StatusCodes.Status409Conflict, "IsSecondary", $"this cluster is a member of {info.Text(ClusterInfoKeys.PrimaryName)}; it has to leave before it can be a primary");
        }

        return await EnsureNamespaceAsync(user.Client, cancellationToken)
            ?? await EnsureBootstrapAsync(user.Client, request.Name, ingress, facts.Bootstrap, options, cancellationToken)
            ?? (Results<Accepted, Refusal>)TypedResults.Accepted((string?)null);
    }

    private static List<FieldError> Validate(PromoteRequest request, out string ingress)
    {
        var errors = new List<FieldError>();
        if (ClusterNames.Check(request.Name) is { } nameFault)
        {
            errors.Add(new FieldError("name", nameFault));
        }

        var isUrl = IngressUrl.TryParse(request.Ingress, out var url, out var urlFault);
        ingress = url?.Value ?? "";
        if (!isUrl)
        {
            errors.Add(new FieldError("ingress", urlFault!));
        }

        return errors;
    }

    private static async Task<Refusal?> EnsureNamespaceAsync(IKubernetesClient client, CancellationToken cancellationToken)
    {
        var body = Encoding.UTF8.GetBytes($$"""{"apiVersion":"v1","kind":"Namespace","metadata":{"name":"{{WellKnownNamespaces.MultiCluster}}" } }""");
        var created = await client.CreateAsync(KnownResources.Namespace, null, body, WriteOptions.Default, cancellationToken);
        if (created.IsSuccess || created.Error.IsAlreadyExists)
        {
            return null;
        }

        // Somebody who may not create namespaces can still use one that is there.
        var found = created.Error.IsForbidden
            ? await client.GetAsync(KnownResources.Namespace, new ResourceKey("", WellKnownNamespaces.MultiCluster), cancellationToken)
            : KubernetesResult<Kubernetes.Objects.KubernetesObject>.Failure(created.Error);
        return found.IsSuccess ? null : Refusal.Of(created.Error);
    }

    private static async Task<Refusal?> EnsureBootstrapAsync(
        IKubernetesClient client, string name, string ingress, Bootstrap? earlier, DashboardOptions options, CancellationToken cancellationToken)
    {
        var key = new ResourceKey(WellKnownNamespaces.MultiCluster, earlier?.Metadata.Name ?? BootstrapName);
        if (earlier?.Status?.Phase == Tombolo.Api.States.BootstrapStates.Complete)
        {
            // It was carried out once, and its Cluster was deleted since; that never repeats by itself.
            var deleted = await client.DeleteAsync(KnownResources.Bootstrap, key, new DeleteOptions { Uid = earlier.Metadata.Uid }, cancellationToken);
            if (!deleted.IsSuccess && !deleted.IsNotFound)
            {
                return Refusal.Of(deleted.Error);
            }
        }

        var bootstrap = new Bootstrap
        {
            Metadata = new ObjectMeta { Name = key.Name, Namespace = key.Namespace },
            Spec = new BootstrapSpec
            {
                Clusters = new Dictionary<string, BootstrapCluster?>(StringComparer.Ordinal)
                {
                    ["primary-cluster"] = new()
                    {
                        Name = name,
                        Primary = true,
                        K10 = new K10Location { Namespace = options.K10Namespace, ReleaseName = options.ReleaseName, Ingress = new Ingress { Url = ingress } },
                    },
                },
            },
        };
        var applied = await client.ApplyAsync(
            KnownResources.Bootstrap, key, JsonSerializer.SerializeToUtf8Bytes(bootstrap, ApiJsonContext.Default.Bootstrap), Apply, cancellationToken);
        return applied.IsSuccess ? null : Refusal.Of(applied.Error);
    }
}
