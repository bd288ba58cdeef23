using System.Text.Json.Nodes;
using Tombolo.LocalKube.Json;
using Tombolo.LocalKube.Resources;
using Tombolo.LocalKube.Storage;

namespace Tombolo.LocalKube.Controllers.Roles;

/// <summary>Puts ClusterRoles together from others, by their labels (https://kubernetes.io/docs/reference/access-authn-authz/rbac/#aggregated-clusterroles). There is one key.</summary>
internal sealed class RoleAggregation(ControllerContext context) : IReconciler
{
    public void Observe(GroupResource resource, StoreEvent change, Action<string> enqueue)
    {
        if (resource == BuiltInResources.ClusterRoles)
        {
            enqueue("");
        }
    }

    public void Reconcile(string key, Action<string> enqueue)
    {
        var resource = context.Definition(BuiltInResources.ClusterRoles);
        var roles = context.Store.List(BuiltInResources.ClusterRoles).Objects.Select(stored => (Stored: stored, Item: stored.Read())).ToList();
        foreach (var (stored, item) in roles)
        {
            if (item.Object("aggregationRule").Array("clusterRoleSelectors") is not { } selectors)
            {
                continue;
            }

            var rules = Collect(stored, selectors, roles);
            if (!JsonNode.DeepEquals(rules, item["rules"]) && !(rules.Count == 0 && item["rules"] is null))
            {
                item["rules"] = rules;
                context.Update(resource, stored, item);
            }
        }
    }

    private static JsonArray Collect(StoredObject aggregated, JsonArray selectors, IReadOnlyList<(StoredObject Stored, JsonObject Item)> roles)
    {
        var rules = new JsonArray();
        foreach (var selector in selectors.OfType<JsonObject>())
        {
            // The list is in the order of names.
            foreach (var (stored, item) in roles)
            {
                if (stored.Name != aggregated.Name && RoleSelector.Matches(selector, stored.Labels))
                {
                    AddMissing(rules, item.Array("rules"));
                }
            }
        }

        return rules;
    }

    private static void AddMissing(JsonArray rules, JsonArray? more)
    {
        foreach (var rule in more ?? [])
        {
            if (!rules.Any(known => JsonNode.DeepEquals(known, rule)))
            {
                rules.Add(rule?.DeepClone());
            }
        }
    }
}
