using System.Text;
using System.Text.Json.Nodes;
using Tombolo.Api.Clusters;
using Tombolo.Api.Meta;
using Tombolo.Api.Names;
using Tombolo.Api.Resources;
using Tombolo.Api.Serialization;
using Tombolo.Kubernetes.Client;
using Tombolo.Primary.Identity;
using Tombolo.Primary.Membership;
using Tombolo.Protocol.Keys;
using Tombolo.Runtime.Hosting;

namespace Tombolo.Primary.Bootstraps.Steps;

/// <summary>
/// Makes the Cluster of the primary, in one write that holds all of its identity (contract section 1.2). It comes last: who sees it sees a primary
/// that is ready.
/// </summary>
internal sealed class PrimaryClusterStep(IKubernetesClient client, ClusterContext context)
{
    private static readonly WriteOptions Options = new() { FieldManager = FieldManagers.Controller };

    /// <exception cref="Tombolo.Kubernetes.Errors.KubernetesException">The API server refused; a conflict or a Cluster made meanwhile is for the next try.</exception>
    public async Task EnsureAsync(BootstrapPlan plan, PrimaryIdentity identity, CancellationToken cancellationToken)
    {
        if (plan.Existing is null)
        {
            _ = (await client.CreateAsync(
                KnownResources.Cluster, WellKnownNamespaces.MultiCluster, NewCluster(plan, identity), ApiJsonContext.Default.Cluster, Options, cancellationToken)).Value;
        }
        else if (Patch(plan, plan.Existing, identity) is { } patch)
        {
            _ = (await client.PatchAsync(KnownResources.Cluster, plan.Existing.Key(), PatchKind.Merge, patch, Options, cancellationToken)).Value;
        }
    }

    private Cluster NewCluster(BootstrapPlan plan, PrimaryIdentity identity) => new()
    {
        Metadata = new ObjectMeta
        {
            Namespace = WellKnownNamespaces.MultiCluster,
            Name = plan.ClusterName,
            Labels = new Dictionary<string, string>(StringComparer.Ordinal) { [Labels.ClusterType] = ClusterTypes.Primary },
            Annotations = Identity(identity),
            Finalizers = [Finalizers.ClusterInfo],
        },
        Spec = new ClusterSpec
        {
            Primary = true,
            K10 = new K10Location { Namespace = plan.K10Namespace, ReleaseName = plan.ReleaseName, Ingress = new Ingress { Url = plan.IngressUrl } },
        },
    };

    // A Bootstrap that was changed or made again says what the Cluster is to be now; label and finalizer are kept by the membership controller.
    private byte[]? Patch(BootstrapPlan plan, Cluster existing, PrimaryIdentity identity)
    {
        var annotations = new JsonObject();
        foreach (var (key, value) in Identity(identity).Where(wanted => existing.Annotation(wanted.Key) != wanted.Value))
        {
            annotations[key] = value;
        }

        var location = existing.Spec?.Location;
        var isSame = location?.Namespace == plan.K10Namespace && location.ReleaseName == plan.ReleaseName && location.Ingress?.Url == plan.IngressUrl;
        if (annotations.Count == 0 && isSame)
        {
            return null;
        }

        var patch = new JsonObject
        {
            ["metadata"] = new JsonObject { ["resourceVersion"] = existing.Metadata.ResourceVersion, ["annotations"] = annotations },
            ["spec"] = new JsonObject
            {
                ["k10"] = new JsonObject
                {
                    ["namespace"] = plan.K10Namespace,
                    ["releaseName"] = plan.ReleaseName,
                    ["ingress"] = new JsonObject { ["url"] = plan.IngressUrl },
                },
            },
        };
        return Encoding.UTF8.GetBytes(patch.ToJsonString());
    }

    private Dictionary<string, string> Identity(PrimaryIdentity identity) => new(StringComparer.Ordinal)
    {
        [Annotations.ClusterUid] = context.ClusterUid,
        [Annotations.ClusterKey] = identity.Key.PublicKey.Thumbprint,
        [Annotations.PublicKey] = BinaryText.Encode(identity.Key.PublicKey.SubjectPublicKeyInfo.Span),
        [Annotations.Incarnation] = identity.Incarnation,
    };
}
