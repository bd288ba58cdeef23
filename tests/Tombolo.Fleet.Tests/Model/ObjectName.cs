using Tombolo.Api.Resources;

namespace Tombolo.Fleet.Tests.Model;

/// <summary>One of the objects that a fleet may distribute; the same on the primary and on targets.</summary>
internal sealed record ObjectName(ResourceType Type, string Name)
{
    /// <summary>All there may be. The first two Profiles refer to the Secrets.</summary>
    public static IReadOnlyList<ObjectName> All { get; } =
    [
        .. new[] { "p1", "p2", "p3", "p4" }.Select(name => new ObjectName(KnownResources.Profile, name)),
        .. new[] { "s1", "s2" }.Select(name => new ObjectName(KnownResources.Secret, name)),
        .. new[] { "c1", "c2" }.Select(name => new ObjectName(KnownResources.ConfigMap, name)),
    ];

    /// <summary>Those that Distributions name; Secrets follow.</summary>
    public static IReadOnlyList<ObjectName> Sources { get; } = [.. All.Where(name => name.Type != KnownResources.Secret)];

    /// <summary>What it takes along; null for nothing.</summary>
    public ObjectName? Reference => Name switch
    {
        "p1" => new ObjectName(KnownResources.Secret, "s1"),
        "p2" => new ObjectName(KnownResources.Secret, "s2"),
        _ => null,
    };

    public override string ToString() => $"{Type.Kind} {Name}";
}
