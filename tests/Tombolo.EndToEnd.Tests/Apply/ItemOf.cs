using System.Text;
using Tombolo.Api.Distributions;
using Tombolo.Api.Resources;
using Tombolo.Protocol.Payloads;

namespace Tombolo.EndToEnd.Tests.Apply;

/// <summary>Items as a primary compiles them.</summary>
internal static class ItemOf
{
    public static DesiredItem Profile(string name, string spec = """{"type":"Location"}""") => Kind(KnownResources.Profile, name, $$"""{"spec":{{spec}}}""");

    public static DesiredItem Policy(string name, string spec) => Kind(KnownResources.Policy, name, $$"""{"spec":{{spec}}}""");

    public static DesiredItem Secret(string name, string value, string type = "Opaque") => Kind(
        KnownResources.Secret,
        name,
        $$$"""{"type":"{{{type}}}","data":{"key":"{{{Convert.ToBase64String(Encoding.UTF8.GetBytes(value))}}}"}}""");

    public static DesiredItem ConfigMap(string name) => Kind(KnownResources.ConfigMap, name, """{"data":{"a":"b"}}""");

    public static DesiredItem Kind(ResourceType type, string name, string manifest) => new()
    {
        ApiVersion = type.ApiVersion,
        Kind = type.Kind,
        Name = name,
        Namespace = "",
        Distributions = ["baseline"],
        SourceUid = $"source-of-{name}",
        ConflictPolicy = ConflictPolicies.AdoptIfEqual,
        DriftPolicy = DriftPolicies.Revert,
        DeletionPolicy = DeletionPolicies.Delete,
        Manifest = Encoding.UTF8.GetBytes(manifest),
    };
}
