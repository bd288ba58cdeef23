using System.Text.Json.Nodes;
using Tombolo.LocalKube.Resources;
using Tombolo.LocalKube.Storage;

namespace Tombolo.LocalKube.Controllers.ServiceAccounts;

/// <summary>
/// Every namespace has a ServiceAccount <c>default</c>, and the certificate of the cluster's authority in <c>kube-root-ca.crt</c>
/// (https://kubernetes.io/docs/reference/access-authn-authz/service-accounts-admin/). The key is the namespace.
/// </summary>
internal sealed class DefaultAccounts(ControllerContext context, string authorityPem) : IReconciler
{
    private const string AccountName = "default";
    private const string AuthorityName = "kube-root-ca.crt";

    public void Observe(GroupResource resource, StoreEvent change, Action<string> enqueue)
    {
        var changed = change.Object;
        if (resource == BuiltInResources.Namespaces)
        {
            if (change.Type == StoreEventType.Added)
            {
                enqueue(changed.Name);
            }
        }
        else if ((resource == BuiltInResources.ServiceAccounts && changed.Name == AccountName && change.Type == StoreEventType.Deleted)
            || (resource == BuiltInResources.ConfigMaps && changed.Name == AuthorityName && change.Type != StoreEventType.Added))
        {
            enqueue(changed.Namespace);
        }
    }

    public void Reconcile(string key, Action<string> enqueue)
    {
        if (context.Find(BuiltInResources.Namespaces, "", key) is not { IsTerminating: false })
        {
            return;
        }

        if (context.Find(BuiltInResources.ServiceAccounts, key, AccountName) is null)
        {
            context.Ensure(BuiltInResources.ServiceAccounts, key, new JsonObject { ["metadata"] = new JsonObject { ["name"] = AccountName } });
        }

        EnsureAuthority(key);
    }

    private void EnsureAuthority(string @namespace)
    {
        var data = new JsonObject { ["ca.crt"] = authorityPem };
        if (context.Find(BuiltInResources.ConfigMaps, @namespace, AuthorityName) is not { } stored)
        {
            context.Ensure(BuiltInResources.ConfigMaps, @namespace, new JsonObject
            {
                ["metadata"] = new JsonObject
                {
                    ["name"] = AuthorityName,
                    ["annotations"] = new JsonObject
                    {
                        ["kubernetes.io/description"] = "Contains a CA bundle that can be used to verify the kube-apiserver when using internal endpoints such as the "
                            + "internal service IP or kubernetes.default.svc. No other usage is guaranteed across distributions of Kubernetes clusters.",
                    },
                },
                ["data"] = data,
            });
            return;
        }

        var item = stored.Read();
        if (!stored.IsTerminating && !JsonNode.DeepEquals(item["data"], data))
        {
            item["data"] = data;
            context.Update(context.Definition(BuiltInResources.ConfigMaps), stored, item);
        }
    }
}
