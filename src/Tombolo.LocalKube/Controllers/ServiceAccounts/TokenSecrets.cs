using System.Text;
using System.Text.Json.Nodes;
using Tombolo.LocalKube.Authentication.ServiceAccounts;
using Tombolo.LocalKube.Json;
using Tombolo.LocalKube.Resources;
using Tombolo.LocalKube.Storage;

namespace Tombolo.LocalKube.Controllers.ServiceAccounts;

/// <summary>
/// Fills Secrets of the type <c>kubernetes.io/service-account-token</c>, and takes away those whose account is gone
/// (https://kubernetes.io/docs/concepts/configuration/secret/#serviceaccount-token-secrets). The key is namespace/name.
/// </summary>
internal sealed class TokenSecrets(ControllerContext context, ServiceAccountTokens tokens, string authorityPem) : IReconciler
{
    private const string TokenType = "kubernetes.io/service-account-token";
    private const string NameAnnotation = "kubernetes.io/service-account.name";
    private const string UidAnnotation = "kubernetes.io/service-account.uid";

    public void Observe(GroupResource resource, StoreEvent change, Action<string> enqueue)
    {
        if (resource == BuiltInResources.Secrets)
        {
            if (change.Type != StoreEventType.Deleted && IsToken(change.Object))
            {
                enqueue(change.Object.Key);
            }
        }
        else if (resource == BuiltInResources.ServiceAccounts && change.Type == StoreEventType.Deleted)
        {
            // All token Secrets of the namespace: few, and each is looked at by itself.
            enqueue(change.Object.Namespace + "/");
        }
    }

    public void Reconcile(string key, Action<string> enqueue)
    {
        var slash = key.IndexOf('/', StringComparison.Ordinal);
        var (@namespace, name) = (key[..slash], key[(slash + 1)..]);
        if (name.Length == 0)
        {
            foreach (var secret in context.Store.List(BuiltInResources.Secrets).Enumerate(@namespace).Where(IsToken))
            {
                enqueue(secret.Key);
            }
        }
        else if (context.Find(BuiltInResources.Secrets, @namespace, name) is { IsTerminating: false } stored && IsToken(stored))
        {
            ReconcileSecret(stored);
        }
    }

    private static bool IsToken(StoredObject secret) => secret.Fields.GetValueOrDefault("type") == TokenType;

    private void ReconcileSecret(StoredObject stored)
    {
        var resource = context.Definition(BuiltInResources.Secrets);
        var item = stored.Read();
        var annotations = item.Object("metadata").Object("annotations");
        var (accountName, uid) = (annotations.Text(NameAnnotation) ?? "", annotations.Text(UidAnnotation));
        var account = context.Find(BuiltInResources.ServiceAccounts, stored.Namespace, accountName);
        if (account is null || (uid is { Length: > 0 } && uid != account.Uid))
        {
            context.Delete(resource, stored);
            return;
        }

        if (uid is { Length: > 0 } && item.Object("data") is { } known && known.ContainsKey("token") && known.ContainsKey("ca.crt") && known.ContainsKey("namespace"))
        {
            return;
        }

        item["metadata"]!["annotations"]![UidAnnotation] = account.Uid;
        if (item["data"] is not JsonObject data)
        {
            item["data"] = data = [];
        }

        var claims = new ServiceAccountClaims { Namespace = stored.Namespace, Name = accountName, Uid = account.Uid, LegacySecret = stored.Name };
        data["ca.crt"] = Encode(authorityPem);
        data["namespace"] = Encode(stored.Namespace);
        data["token"] ??= Encode(tokens.Issue(claims));
        context.Update(resource, stored, item);
    }

    private static string Encode(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text));
}
