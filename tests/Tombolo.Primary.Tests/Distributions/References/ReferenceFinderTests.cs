using Tombolo.Api.Resources;

namespace Tombolo.Primary.Tests.Distributions.References;

public class ReferenceFinderTests
{
    public static TheoryData<string, string, string[]> Objects => new()
    {
        { "Profile", """{"locationSpec":{"credential":{"secretType":"AwsAccessKey","secret":{"apiVersion":"v1","kind":"Secret","name":"cred","namespace":"kasten-io-mc"}}}}""", ["Secret/cred"] },
        { "Profile", """{"infra":{"type":"VSphere","vsphere":{"serverAddress":"vc"},"credential":{"secretType":"VSphereKey","secret":{"kind":"secret","name":"vc-cred","namespace":"kasten-io-mc"}}}}""", ["Secret/vc-cred"] },
        { "Profile", """{"export":{"credential":{"secret":{"name":"old","namespace":"kasten-io-mc"}}}}""", ["Secret/old"] },
        { "Profile", """{"locationSpec":{"credential":{"secret":{"name":"no-namespace"}}}}""", ["Secret/no-namespace"] },
        { "Profile", """{"locationSpec":{"credential":{"secret":{"name":"empty","namespace":""}}}}""", ["Secret/empty"] },
        { "Profile", """{"locationSpec":{"credential":{"secret":{"name":"local","namespace":"kasten-io"}}}}""", [] },
        { "Profile", """{"locationSpec":{"credential":{"secret":{"namespace":"kasten-io-mc"}}}}""", [] },
        { "Profile", """{"locationSpec":{"credential":{"secret":{"name":7,"namespace":"kasten-io-mc"}}}}""", [] },
        { "Profile", """{"locationSpec":{"credential":{"secret":"cred"}}}""", [] },
        { "Profile", """{"locationSpec":{"credential":{"secret":null}}}""", [] },
        { "Profile", """{"locationSpec":{"type":"FileStore","fileStore":{"claimName":"pvc"}}}""", [] },
        { "Profile", """{"a":{"credential":{"secret":{"name":"same","namespace":"kasten-io-mc"}}},"b":{"credential":{"secret":{"name":"same","namespace":"kasten-io-mc"}}}}""", ["Secret/same"] },
        { "Policy", """{"presetRef":{"name":"gold","namespace":"kasten-io-mc"}}""", ["PolicyPreset/gold"] },
        { "Policy", """{"actions":[{"action":"backup","backupParameters":{"profile":{"name":"a","namespace":"kasten-io-mc"}}},{"action":"export","exportParameters":{"profile":{"name":"b","namespace":"kasten-io-mc"},"blockModeProfile":{"name":"c","namespace":"kasten-io-mc"}}}]}""", ["Profile/a", "Profile/b", "Profile/c"] },
        { "Policy", """{"actions":[{"action":"import","importParameters":{"profile":{"name":"a","namespace":"kasten-io-mc"}}},{"action":"restore","restoreParameters":{"transforms":[{"transformSetRef":{"name":"t","namespace":"kasten-io-mc"}}]}}]}""", ["Profile/a", "TransformSet/t"] },
        { "Policy", """{"actions":[{"action":"export","exportParameters":{"migrationToken":{"name":"m","namespace":"kasten-io-mc"}}}]}""", [] },
        { "Policy", """{"selector":{"matchExpressions":[{"key":"k10.kasten.io/appNamespace","operator":"In","values":["kasten-io-mc"]}]}}""", [] },
        { "PolicyPreset", """{"backup":{"profile":{"name":"a","namespace":"kasten-io-mc"}},"export":{"profile":{"name":"b","namespace":"kasten-io-mc"}}}""", ["Profile/a", "Profile/b"] },
        { "BlueprintBinding", """{"blueprintRef":{"name":"pg","namespace":"kasten-io-mc"},"resources":{"matchAll":[{"namespace":{"operator":"In","values":["kasten-io-mc"]}}]}}""", ["Blueprint/pg"] },
        { "TransformSet", """{"transforms":[{"json":[{"op":"add","path":"/a","value":{"profile":{"name":"x","namespace":"kasten-io-mc"}}}]}]}""", [] },
    };

    [Theory]
    [MemberData(nameof(Objects))]
    public void Find_Object_GivesWhatFollows(string kind, string spec, string[] expected)
    {
        var source = new SourceBuilder(TypeOf(kind), "subject").WithSpec(spec).Build();

        Assert.Equal(expected, source.Needs.Select(key => key.ToString()));
    }

    internal static ResourceType TypeOf(string kind) => new[]
    {
        KnownResources.Profile, KnownResources.Policy, KnownResources.PolicyPreset, KnownResources.TransformSet,
        KnownResources.BlueprintBinding, KnownResources.Blueprint, KnownResources.Secret, KnownResources.ConfigMap,
    }.Single(type => type.Kind == kind);
}
