using System.Text.Json.Nodes;
using Tombolo.Api.Names;
using Tombolo.Api.Resources;
using Tombolo.Primary.Distributions.Compilation;
using Tombolo.Protocol.Payloads;

namespace Tombolo.Primary.Tests.Distributions.Compilation;

public class OverridesTests
{
    private const string ProfileKey = "config.kio.kasten.io/v1alpha1/Profile/";
    private const string PolicyKey = "config.kio.kasten.io/v1alpha1/Policy/nightly";

    private readonly Fleet _fleet = new Fleet().Join("lyon", "region=eu").Join("nice", "region=eu").Join("reno", "region=us");

    [Fact]
    public void Compile_Override_ChangesTheObjectOnItsClustersAlone()
    {
        _fleet.Put(SourceBuilder.Profile("p").WithSpec("""{"path":"a","keep":1}"""))
            .Put(Distribution("""[{"target":{"kind":"Profile","name":"p"},"clusters":[{"selector":"region=eu"}],"patch":{"spec":{"path":"b"}}}]""").OfProfiles("p"));

        Assert.Equal("""{"path":"b","keep":1}""", SpecOf("lyon", ProfileKey + "p"));
        Assert.Equal("""{"path":"a","keep":1}""", SpecOf("reno", ProfileKey + "p"));
        Assert.Same(_fleet.SetOf("lyon"), _fleet.SetOf("nice"));
        Assert.Equal(2, _fleet.Compiler.EncodedItems);
    }

    [Fact]
    public void Compile_SeveralOverrides_AreCarriedOutInTheirOrder()
    {
        _fleet.Put(SourceBuilder.Profile("p").WithSpec("""{"a":0,"b":0,"c":0}""")).Put(Distribution("""
            [{"target":{"kind":"Profile","name":"p"},"clusters":[{"selector":""}],"patch":{"spec":{"a":1,"b":1}}},
             {"target":{"kind":"Profile","name":"p"},"clusters":[{"name":"lyon"}],"patch":"{\"spec\":{\"b\":2,\"c\":null}}"}]
            """).OfProfiles("p"));

        Assert.Equal("""{"a":1,"b":2}""", SpecOf("lyon", ProfileKey + "p"));
        Assert.Equal("""{"a":1,"b":1,"c":0}""", SpecOf("nice", ProfileKey + "p"));
    }

    [Fact]
    public void Compile_ValuesOfTheCluster_ArePutInAfterOverrides()
    {
        _fleet.Put(SourceBuilder.Profile("p").WithSpec("""{"a":"${cluster.name}"}""").WithAnnotation(Annotations.ExpandClusterValues, "true"))
            .Put(Distribution("""[{"target":{"kind":"Profile","name":"p"},"clusters":[{"name":"lyon"}],"patch":{"spec":{"a":"x-${cluster.name}"}}}]""").OfProfiles("p"));

        Assert.Equal("""{"a":"x-lyon"}""", SpecOf("lyon", ProfileKey + "p"));
        Assert.Equal("""{"a":"nice"}""", SpecOf("nice", ProfileKey + "p"));
    }

    [Fact]
    public void Compile_OverrideOfAReference_TakesTheOtherObjectAlong()
    {
        _fleet.Put(Policy("us"), SourceBuilder.Profile("us", "us-cred"), SourceBuilder.Profile("eu", "eu-cred"), SourceBuilder.Secret("us-cred"), SourceBuilder.Secret("eu-cred"))
            .Put(Distribution("""
                [{"target":{"kind":"Policy","name":"nightly"},"clusters":[{"selector":"region=eu"}],
                  "patch":{"spec":{"actions":[{"action":"export","exportParameters":{"profile":{"name":"eu","namespace":"kasten-io-mc"}}}]}}}]
                """).Of(KnownResources.Policy, "nightly"));

        Assert.Equal(["/v1/Secret/eu-cred", PolicyKey, ProfileKey + "eu"], _fleet.KeysOf("lyon"));
        Assert.Equal(["/v1/Secret/us-cred", PolicyKey, ProfileKey + "us"], _fleet.KeysOf("reno"));
        Assert.Contains("\"namespace\":\"kasten-io\"", SpecOf("lyon", PolicyKey), StringComparison.Ordinal);
    }

    [Fact]
    public void Compile_SourceThatOnlyAnOverrideRefersTo_IsFollowedWhenItChanges()
    {
        Compile_OverrideOfAReference_TakesTheOtherObjectAlong();

        _fleet.Put(SourceBuilder.Secret("eu-cred", "changed").WithVersion("2")).Compile();

        Assert.Equal(["lyon", "nice"], _fleet.Last.ChangedClusters.Order());
    }

    [Theory]
    [InlineData("""{"spec":{"locationSpec":{"credential":{"secret":{"name":"mc-join"}}}}}""", "Secret 'mc-join' is never distributed")]
    [InlineData("""{"spec":{"locationSpec":{"credential":{"secret":{"namespace":"kube-system"}}}}}""", "must be kasten-io-mc")]
    public void Compile_OverrideToWhatMayNotTravel_FailsThoseClustersAlone(string patch, string expected)
    {
        _fleet.Put(SourceBuilder.Profile("p", "cred"), SourceBuilder.Secret("cred"))
            .Put(Distribution($$"""[{"target":{"kind":"Profile","name":"p"},"clusters":[{"name":"lyon"}],"patch":{{patch}}}]""").OfProfiles("p"));

        var unavailable = Assert.Single(_fleet.OutcomeOf("d").Unavailable);

        Assert.Equal((UnavailableReasons.OverrideRefused, "Profile/p"), (unavailable.Reason, $"{unavailable.Key}"));
        Assert.StartsWith("Profile/p is not sent: spec.overrides[0] makes something of it that may not travel: ", unavailable.Message, StringComparison.Ordinal);
        Assert.Contains(expected, unavailable.Message, StringComparison.Ordinal);
        Assert.Empty(_fleet.SetOf("lyon").Items);
        Assert.Equal(["d"], _fleet.SetOf("lyon").Hold);
        Assert.Equal(2, _fleet.SetOf("reno").Items.Count);
    }

    [Fact]
    public void Compile_OverrideThatMovesAReferenceOutOfTheFleet_IsRefused()
    {
        _fleet.Put(Policy("us"), SourceBuilder.Profile("us")).Put(Distribution("""
            [{"target":{"kind":"Policy","name":"nightly"},"clusters":[{"selector":""}],
              "patch":{"spec":{"actions":[{"action":"export","exportParameters":{"profile":{"name":"x","namespace":"other"}}}]}}}]
            """).Of(KnownResources.Policy, "nightly"));

        Assert.Contains("spec.actions[].*.profile.namespace is 'other'", Assert.Single(_fleet.OutcomeOf("d").Unavailable).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Compile_OverrideOfWhatIsNotSent_IsSaidAndTheRestGoes()
    {
        _fleet.Put(SourceBuilder.Profile("p"))
            .Put(Distribution("""[{"target":{"kind":"Profile","name":"typo"},"clusters":[{"name":"lyon"}],"patch":{"spec":{"a":1}}}]""").OfProfiles("p"));

        Assert.Equal("spec.overrides[0] is about Profile/typo, which this Distribution does not send; correct its target, or remove the override",
            Assert.Single(_fleet.OutcomeOf("d").Unavailable).Message);
        Assert.Equal([ProfileKey + "p"], _fleet.KeysOf("lyon"));
        Assert.Equal(["d"], _fleet.SetOf("lyon").Hold);
        Assert.Empty(_fleet.SetOf("reno").Hold);
    }

    [Fact]
    public void Compile_TwoDistributionsWithDifferentOverrides_FirstNameThatSendsItDecides()
    {
        const string Patch = """[{"target":{"kind":"Profile","name":"p"},"clusters":[{"selector":""}],"patch":{"spec":{"a":"NAME"}}}]""";
        _fleet.Put(SourceBuilder.Profile("p").WithSpec("""{"a":"none"}"""))
            .Put(Named("b", Patch.Replace("NAME", "b", StringComparison.Ordinal)).OfProfiles("p"))
            .Put(Named("c", Patch.Replace("NAME", "c", StringComparison.Ordinal)).OfProfiles("p"));

        Assert.Equal("""{"a":"b"}""", SpecOf("lyon", ProfileKey + "p"));

        // An invalid owner keeps its share and says nothing.
        _fleet.Put(Named("b", "[{}]").OfProfiles("p"));

        Assert.Equal("""{"a":"c"}""", SpecOf("lyon", ProfileKey + "p"));
        Assert.Equal(["b", "c"], _fleet.SetOf("lyon").Items[ProfileKey + "p"].Distributions);
    }

    private static SourceBuilder Policy(string profile) => new SourceBuilder(KnownResources.Policy, "nightly")
        .WithSpec("""{"actions":[{"action":"export","exportParameters":{"profile":{"name":"NAME","namespace":"kasten-io-mc"}}}]}""".Replace("NAME", profile, StringComparison.Ordinal));

    private static DistributionBuilder Distribution(string overrides) => Named("d", overrides);

    private static DistributionBuilder Named(string name, string overrides) => new DistributionBuilder(name).Where("").With("overrides", JsonNode.Parse(overrides)!);

    private string SpecOf(string cluster, string key)
    {
        Assert.True(DesiredItemReader.TryRead(_fleet.SetOf(cluster).Items[key].Payload, out var item));
        return JsonNode.Parse(item.Manifest.Span)!["spec"]!.ToJsonString(new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
    }
}
