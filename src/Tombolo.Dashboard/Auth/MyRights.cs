namespace Tombolo.Dashboard.Auth;

/// <summary>Rights, as the API server told within the last minute.</summary>
internal sealed record MyRights
{
    /// <summary>May create namespaces and Bootstraps.</summary>
    public required bool Promote { get; init; }

    /// <summary>May write Secret <c>mc-join</c> and ConfigMap <c>mc-join-config</c>.</summary>
    public required bool Join { get; init; }

    /// <summary>May write ConfigMap <c>tombolo-features</c>.</summary>
    public required bool EditFeatures { get; init; }

    /// <summary>By plural of the resource in <c>kasten-io-mc</c> (<c>clusters</c>, <c>distributions</c>, <c>profiles</c>, <c>policies</c>, <c>k10clusterrolebindings</c>, <c>secrets</c>): the verbs that are allowed for all objects of it.</summary>
    public required IReadOnlyDictionary<string, IReadOnlyList<string>> Manager { get; init; }

    /// <summary>The same in the K10 namespace of this cluster.</summary>
    public required IReadOnlyDictionary<string, IReadOnlyList<string>> Cluster { get; init; }
}
