using System.Text;
using Tombolo.LocalKube.Json;
using Tombolo.LocalKube.Resources;
using Tombolo.LocalKube.Storage;

namespace Tombolo.LocalKube.Authentication.ServiceAccounts;

/// <summary>What tokens depend on, in the store of a cluster.</summary>
internal sealed class StoredServiceAccounts(ObjectStore store) : IServiceAccountSource
{
    private static readonly GroupResource Accounts = new("", "serviceaccounts");
    private static readonly GroupResource Secrets = new("", "secrets");
    private static readonly GroupResource Pods = new("", "pods");

    public string? FindAccount(string @namespace, string name) => store.Find(Accounts, @namespace, name) is { IsTerminating: false } account ? account.Uid : null;

    public string? FindSecretToken(string @namespace, string name) =>
        store.Find(Secrets, @namespace, name) is { IsTerminating: false } secret && secret.Read().Object("data").Text("token") is { } token
            ? Encoding.UTF8.GetString(Convert.FromBase64String(token))
            : null;

    public string? FindBound(string @namespace, BoundObject bound) =>
        store.Find(bound.Kind == "Pod" ? Pods : Secrets, @namespace, bound.Name) is { IsTerminating: false } found ? found.Uid : null;
}
