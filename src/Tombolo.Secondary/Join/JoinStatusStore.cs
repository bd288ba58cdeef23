using Tombolo.Api.Core;
using Tombolo.Api.Meta;
using Tombolo.Api.Names;
using Tombolo.Api.Resources;
using Tombolo.Kubernetes.Client;
using Tombolo.Kubernetes.Errors;

namespace Tombolo.Secondary.Join;

/// <summary>Keeps Secret <c>mc-join-status</c>, owned by what asks for the join: <c>mc-join</c>, or <c>mc-join-config</c> of a join without a token; writes only what differs (contract 1.7).</summary>
internal sealed class JoinStatusStore(IKubernetesClient client, string k10Namespace, TimeProvider time)
{
    private const string InputsKey = "inputs";
    private readonly ResourceKey _key = new(k10Namespace, WellKnownNames.JoinStatus);

    /// <summary>What the Secret says; null when there is none.</summary>
    public static JoinStatus? Read(Secret? secret) =>
        secret?.Text(JoinStatusKeys.Status) is { } status
            ? new JoinStatus(
                status,
                secret.Text(JoinStatusKeys.Message) ?? "",
                secret.Text(JoinStatusKeys.ClusterName),
                secret.Text(JoinStatusKeys.ClusterId),
                secret.Text(InputsKey))
            : null;

    /// <summary>Makes the Secret say <paramref name="status"/>, owned by <paramref name="join"/>, a Secret or, without one, <paramref name="config"/>.</summary>
    /// <exception cref="KubernetesException">The API server refused; a conflict is for the next try.</exception>
    public async Task EnsureAsync(JoinStatus status, Secret? join, ConfigMap? config, CancellationToken cancellationToken)
    {
        var found = await client.GetAsync(KnownResources.Secret, _key, CoreJsonContext.Default.Secret, cancellationToken);
        var existing = found.IsNotFound ? null : found.Value;
        var metadata = join?.Metadata ?? config!.Metadata;
        var owner = new OwnerReference { ApiVersion = "v1", Kind = join is null ? "ConfigMap" : "Secret", Name = metadata.Name!, Uid = metadata.Uid! };
        var isOwned = existing?.Metadata.OwnerReferences is [{ } single] && single.Uid == owner.Uid;
        if (isOwned && Read(existing) == status)
        {
            return;
        }

        var secret = new Secret
        {
            Metadata = new ObjectMeta
            {
                Namespace = _key.Namespace,
                Name = _key.Name,
                ResourceVersion = existing?.Metadata.ResourceVersion,
                OwnerReferences = [owner],
            },
            Type = existing?.Type ?? "Opaque",
            Data = Secret.Encode(Data(status)),
        };
        var written = existing is null
            ? await client.CreateAsync(KnownResources.Secret, _key.Namespace, secret, CoreJsonContext.Default.Secret, WriteOptions.Default, cancellationToken)
            : await client.UpdateAsync(KnownResources.Secret, _key, secret, CoreJsonContext.Default.Secret, WriteOptions.Default, cancellationToken);
        _ = written.Value;
    }

    private IEnumerable<KeyValuePair<string, string>> Data(JoinStatus status)
    {
        yield return new(JoinStatusKeys.Status, status.Status);
        yield return new(JoinStatusKeys.Message, status.Message);
        yield return new(JoinStatusKeys.LastUpdateTime, ApiTime.ToText(time.GetUtcNow()));
        if (status.ClusterName is { } name)
        {
            yield return new(JoinStatusKeys.ClusterName, name);
        }

        if (status.ClusterId is { } id)
        {
            yield return new(JoinStatusKeys.ClusterId, id);
        }

        if (status.Inputs is { } inputs)
        {
            yield return new(InputsKey, inputs);
        }
    }
}
