using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Tombolo.Api.Bootstraps;
using Tombolo.Api.Meta;
using Tombolo.Api.Resources;
using Tombolo.Api.Serialization;
using Tombolo.Api.States;
using Tombolo.Kubernetes.Client;
using Tombolo.Kubernetes.Errors;
using Tombolo.Runtime.Status;

namespace Tombolo.Primary.Bootstraps;

/// <summary>Writes the status of a Bootstrap when it says something new.</summary>
internal sealed class BootstrapStatusWriter(IKubernetesClient client, TimeProvider time)
{
    /// <exception cref="KubernetesException">The API server refused.</exception>
    public async Task WriteAsync(Bootstrap bootstrap, string observedSpec, BootstrapOutcome outcome, CancellationToken cancellationToken)
    {
        var wanted = JsonSerializer.SerializeToNode(Compute(bootstrap, observedSpec, outcome, time.GetUtcNow()), ApiJsonContext.Default.BootstrapStatus)!.AsObject();
        var known = JsonSerializer.SerializeToNode(bootstrap.Status ?? new BootstrapStatus(), ApiJsonContext.Default.BootstrapStatus)!.AsObject();
        if (JsonNode.DeepEquals(wanted, known))
        {
            return;
        }

        RemoveVanished(wanted, known);

        // Under the version that was read: a cache that lags must not make the same status be written twice.
        var patch = new JsonObject { ["metadata"] = new JsonObject { ["resourceVersion"] = bootstrap.Metadata.ResourceVersion }, ["status"] = wanted };
        var key = new ResourceKey(bootstrap.Metadata.Namespace!, bootstrap.Metadata.Name!);
        var result = await client.PatchStatusAsync(KnownResources.Bootstrap, key, Encoding.UTF8.GetBytes(patch.ToJsonString()), cancellationToken);
        if (result.Error is { IsNotFound: false } error)
        {
            throw new KubernetesException(error);
        }
    }

    /// <summary>The status that tells <paramref name="outcome"/>; equal to the one that is there when nothing changed.</summary>
    internal static BootstrapStatus Compute(Bootstrap bootstrap, string observedSpec, BootstrapOutcome outcome, DateTimeOffset now)
    {
        var known = bootstrap.Status;

        // Without status subresource the write of a status is a generation of its own, which must not be the reason for the next write.
        var generation = known?.ObservedSpec == observedSpec ? known.ObservedGeneration : bootstrap.Metadata.Generation;
        var conditions = (known?.Conditions)
            .With(Condition(ConditionTypes.Accepted, outcome.Accepted, outcome, generation), now)
            .With(Condition(ConditionTypes.Ready, outcome.Phase == BootstrapStates.Complete, outcome, generation), now);
        return new BootstrapStatus
        {
            ObservedGeneration = generation,
            ObservedSpec = observedSpec,
            Phase = outcome.Phase,
            Clusters = bootstrap.Spec?.Clusters?.ToDictionary(
                entry => entry.Key, _ => new BootstrapClusterStatus { State = outcome.Phase, Message = outcome.Message }, StringComparer.Ordinal),
            Conditions = conditions,
        };
    }

    private static Condition Condition(string type, bool isTrue, BootstrapOutcome outcome, long? generation) => new()
    {
        Type = type,
        Status = isTrue ? ConditionStatus.True : ConditionStatus.False,
        Reason = isTrue && type == ConditionTypes.Accepted ? "Valid" : outcome.Reason,
        Message = isTrue && type == ConditionTypes.Accepted ? "The specification can be carried out." : outcome.Message,
        ObservedGeneration = generation,
    };

    // A merge patch removes what is null in it: entries of clusters that are no longer in the specification.
    private static void RemoveVanished(JsonObject wanted, JsonObject known)
    {
        foreach (var (name, value) in known)
        {
            if (!wanted.ContainsKey(name))
            {
                wanted[name] = null;
            }
            else if (value is JsonObject knownMap && wanted[name] is JsonObject wantedMap)
            {
                RemoveVanished(wantedMap, knownMap);
            }
        }
    }
}
