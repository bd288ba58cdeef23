using System.Text;
using System.Text.Json.Nodes;
using Tombolo.Api.Resources;
using Tombolo.Kubernetes.Client;
using Tombolo.Kubernetes.Objects;

namespace Tombolo.EndToEnd.Tests.Apply;

/// <summary>
/// Stands in for the policy engine of K10: after each change of a Policy it fills <c>receiveString</c> and <c>migrationToken</c> of export actions that have
/// none, with a PUT of the whole object, and writes the status.
/// </summary>
internal static class PolicyEngineStandIn
{
    private const string Manager = "k10-stand-in";

    public static async Task RunAsync(ApplyCluster cluster, CancellationToken cancellationToken)
    {
        var filled = 0;
        try
        {
            var list = await cluster.Others.ListAsync(KnownResources.Policy, new ListOptions { Namespace = cluster.Namespace }, cancellationToken);
            foreach (var policy in list.Value.Items)
            {
                await FillAsync(policy);
            }

            var options = new WatchOptions { Namespace = cluster.Namespace, ResourceVersion = list.Value.ResourceVersion };
            await foreach (var change in cluster.Others.WatchAsync(KnownResources.Policy, options, cancellationToken))
            {
                if (change.Type is WatchEventType.Added or WatchEventType.Modified)
                {
                    await FillAsync(change.Object);
                }
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // The way to stop.
        }

        async Task FillAsync(KubernetesObject found)
        {
            var policy = JsonNode.Parse(found.Json.Span)!.AsObject();
            if (!Fill(policy, filled + 1))
            {
                return;
            }

            filled++;
            await cluster.Others.UpdateAsync(
                KnownResources.Policy, found.Key, Encoding.UTF8.GetBytes(policy.ToJsonString()), new WriteOptions { FieldManager = Manager }, cancellationToken);
            await cluster.PatchAsync(KnownResources.Policy, found.Metadata.Name, """{"status":{"validation":"Success"}}""", Manager, "status");
        }
    }

    private static bool Fill(JsonObject policy, int number)
    {
        var changed = false;
        foreach (var action in policy["spec"]!["actions"]!.AsArray())
        {
            if (action!["exportParameters"] is JsonObject export && export["receiveString"] is null)
            {
                export["receiveString"] = $"receive-{number}";
                export["migrationToken"] = new JsonObject { ["name"] = "token" };
                changed = true;
            }
        }

        return changed;
    }
}
