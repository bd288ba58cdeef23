using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Tombolo.Api.Resources;
using Tombolo.Kubernetes.Errors;

namespace Tombolo.Kubernetes.Client;

/// <summary>
/// The client on records instead of bytes, through source-generated contracts. All throw <see cref="JsonException"/> when an object of
/// the server does not fit its contract, and <see cref="KubernetesUnreachableException"/> as the client does.
/// </summary>
public static class TypedExtensions
{
    public static async Task<KubernetesResult<T>> GetAsync<T>(
        this IKubernetesClient client, ResourceType type, ResourceKey key, JsonTypeInfo<T> contract, CancellationToken cancellationToken)
    {
        var result = await client.GetAsync(type, key, cancellationToken);
        return result.Map(found => found.Deserialize(contract));
    }

    /// <summary>All pages, decoded.</summary>
    public static async Task<KubernetesResult<IReadOnlyList<T>>> ListAllAsync<T>(
        this IKubernetesClient client, ResourceType type, ListOptions options, JsonTypeInfo<T> contract, CancellationToken cancellationToken)
    {
        var result = await client.ListAllAsync(type, options, cancellationToken);
        return result.Map<IReadOnlyList<T>>(list => [.. list.Items.Select(item => item.Deserialize(contract))]);
    }

    public static async Task<KubernetesResult<T>> CreateAsync<T>(
        this IKubernetesClient client, ResourceType type, string? @namespace, T value, JsonTypeInfo<T> contract, WriteOptions options, CancellationToken cancellationToken)
    {
        var result = await client.CreateAsync(type, @namespace, JsonSerializer.SerializeToUtf8Bytes(value, contract), options, cancellationToken);
        return result.Map(created => created.Deserialize(contract));
    }

    /// <summary>PUT of the whole object; fields the contract does not know are lost, so only for kinds that are known in full.</summary>
    public static async Task<KubernetesResult<T>> UpdateAsync<T>(
        this IKubernetesClient client, ResourceType type, ResourceKey key, T value, JsonTypeInfo<T> contract, WriteOptions options, CancellationToken cancellationToken)
    {
        var result = await client.UpdateAsync(type, key, JsonSerializer.SerializeToUtf8Bytes(value, contract), options, cancellationToken);
        return result.Map(updated => updated.Deserialize(contract));
    }

    public static async Task<KubernetesResult<T>> ApplyAsync<T>(
        this IKubernetesClient client, ResourceType type, ResourceKey key, T value, JsonTypeInfo<T> contract, ApplyOptions options, CancellationToken cancellationToken)
    {
        var result = await client.ApplyAsync(type, key, JsonSerializer.SerializeToUtf8Bytes(value, contract), options, cancellationToken);
        return result.Map(applied => applied.Deserialize(contract));
    }
}
