using System.Text;
using Tombolo.Api.Distributions;
using Tombolo.Api.Resources;
using Tombolo.Protocol.Payloads;

namespace Tombolo.Secondary.Tests.Apply;

/// <summary>Items as a primary compiles them.</summary>
internal static class Item
{
    public const string Namespace = "kasten-io";

    public static DesiredItem Profile(string name, string spec = """{"type":"Location"}""", params string[] owners) =>
        Of(KnownResources.Profile, name, $$"""{"spec":{{spec}}}""", owners);

    public static DesiredItem Policy(string name, string spec = """{"frequency":"@daily"}""", params string[] owners) =>
        Of(KnownResources.Policy, name, $$"""{"spec":{{spec}}}""", owners);

    public static DesiredItem Secret(string name, string value = "one", string type = "Opaque", params string[] owners) =>
        Of(KnownResources.Secret, name, $$$"""{"type":"{{{type}}}","data":{"key":"{{{Convert.ToBase64String(Encoding.UTF8.GetBytes(value))}}}"}}""", owners);

    public static DesiredItem Of(ResourceType type, string name, string manifest, params string[] owners) => new()
    {
        ApiVersion = type.ApiVersion,
        Kind = type.Kind,
        Name = name,
        Namespace = Namespace,
        Distributions = owners.Length == 0 ? ["baseline"] : owners,
        SourceUid = $"source-of-{name}",
        ConflictPolicy = ConflictPolicies.AdoptIfEqual,
        DriftPolicy = DriftPolicies.Revert,
        DeletionPolicy = DeletionPolicies.Delete,
        Manifest = Encoding.UTF8.GetBytes(manifest),
    };
}
