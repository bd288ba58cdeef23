using System.Text;
using System.Text.Json.Nodes;
using Tombolo.Api.Names;
using Tombolo.Api.Resources;
using Tombolo.Primary.Distributions.Compilation;
using Tombolo.Protocol.Payloads;

namespace Tombolo.Primary.Tests.Distributions.Compilation;

public class ClusterValuesTests
{
    private const string ProfileKey = "config.kio.kasten.io/v1alpha1/Profile/";

    private readonly Fleet _fleet = new Fleet().Join("lyon", "region=eu").Join("nice", "region=eu").Join("reno", "region=us");

    [Fact]
    public void Compile_SourceThatOptedIn_CarriesTheValuesOfEachCluster()
    {
        Distribute(Templated("""{"type":"Location","path":"${cluster.name}/$${cluster.name}","n":[1,"${cluster.id}"],"x":"\u00e9"}"""));

        Assert.Equal("""{"metadata":{},"spec":{"type":"Location","path":"lyon/${cluster.name}","n":[1,"id-of-lyon"],"x":"\u00E9"}}""", ManifestOf("lyon", ProfileKey + "p"));
        Assert.Contains("\"path\":\"reno/${cluster.name}\"", ManifestOf("reno", ProfileKey + "p"), StringComparison.Ordinal);
    }

    [Fact]
    public void Compile_SourceThatDidNotOptIn_IsLeftAlone()
    {
        Distribute(SourceBuilder.Profile("p").WithSpec("""{"path":"${cluster.name} ${cluster.nothing}"}"""));

        Assert.Contains("${cluster.name} ${cluster.nothing}", ManifestOf("lyon", ProfileKey + "p"), StringComparison.Ordinal);
        Assert.Same(_fleet.SetOf("lyon"), _fleet.SetOf("reno"));
    }

    [Fact]
    public void Compile_ClustersWithTheSameValues_ShareOneSetAndOnePayload()
    {
        Distribute(Templated("""{"path":"${cluster.labels['region']}"}"""));

        Assert.Same(_fleet.SetOf("lyon"), _fleet.SetOf("nice"));
        Assert.NotSame(_fleet.SetOf("lyon"), _fleet.SetOf("reno"));
        Assert.Equal(2, _fleet.Compiler.EncodedItems);
    }

    [Fact]
    public void Compile_ObjectsWithoutValues_StayShared()
    {
        _fleet.Put(Templated("""{"path":"${cluster.name}"}"""), SourceBuilder.Profile("q"))
            .Put(new DistributionBuilder("d").Where("").OfProfiles("p", "q"));

        Assert.Same(_fleet.SetOf("lyon").Items[ProfileKey + "q"], _fleet.SetOf("reno").Items[ProfileKey + "q"]);
        Assert.NotEqual(_fleet.SetOf("lyon").Items[ProfileKey + "p"].Etag, _fleet.SetOf("reno").Items[ProfileKey + "p"].Etag);
    }

    [Fact]
    public void Compile_NothingChanged_ChangesNothing()
    {
        Distribute(Templated("""{"path":"${cluster.name}"}"""));
        var before = _fleet.Compile();

        var after = _fleet.Compile();

        Assert.False(after.ChangedAnything);
        Assert.Same(before.Distributions["d"], after.Distributions["d"]);
        Assert.Equal(3, _fleet.Compiler.EncodedItems);
    }

    [Fact]
    public void Compile_LabelOfOneClusterChanged_ChangesItsSetAndTheRevision()
    {
        Distribute(Templated("""{"path":"${cluster.labels['region']}"}"""));
        var before = _fleet.Compile();

        _fleet.Join("nice", "region=us").Compile();

        Assert.Equal(["nice"], _fleet.Last.ChangedClusters);
        Assert.Same(_fleet.SetOf("reno").Items[ProfileKey + "p"], _fleet.SetOf("nice").Items[ProfileKey + "p"]);
        Assert.NotEqual(before.Distributions["d"].RevisionHash, _fleet.Last.Distributions["d"].RevisionHash);
    }

    [Fact]
    public void Compile_ClusterWithoutTheLabel_FailsAloneAndIsLeftAsItIs()
    {
        _fleet.Join("bare").Put(Templated("""{"a":{"b":["${cluster.labels['region']}"]}}"""), SourceBuilder.Profile("q"))
            .Put(new DistributionBuilder("d").Where("").OfProfiles("p", "q"));

        var outcome = _fleet.OutcomeOf("d");
        var unavailable = Assert.Single(outcome.Unavailable);

        Assert.Equal(UnavailableReasons.ClusterValueMissing, unavailable.Reason);
        Assert.Equal(
            "Profile/p is not sent: Cluster bare has no label 'region', which spec.a.b[0] asks for; label the Cluster, or correct the source. What is there of the Distribution stays as it is",
            unavailable.Message);
        Assert.Empty(_fleet.SetOf("bare").Items);
        Assert.Equal(["d"], _fleet.SetOf("bare").Hold);
        Assert.Equal([ProfileKey + "p", ProfileKey + "q"], _fleet.KeysOf("lyon"));
        Assert.Empty(_fleet.SetOf("lyon").Hold);
    }

    [Fact]
    public void Compile_UnknownValue_FailsEverywhereAndNamesThePath()
    {
        Distribute(Templated("""{"a":"${cluster.zone}","b":"${cluster.labels[x]}"}"""));

        var message = Assert.Single(_fleet.OutcomeOf("d").Unavailable).Message;

        Assert.Contains("spec.a: '${cluster.zone}' is no value of a cluster", message, StringComparison.Ordinal);
        Assert.Contains("spec.b: '${cluster.labels[x]}' is no value of a cluster", message, StringComparison.Ordinal);
        Assert.Equal(["d"], _fleet.SetOf("lyon").Hold);
    }

    [Fact]
    public void Compile_SecretWithValues_DecodesAndEncodesItsData()
    {
        Distribute(SourceBuilder.Secret("cred", "user@${cluster.name}").WithAnnotation(Annotations.ExpandClusterValues, "true"), KnownResources.Secret);

        Assert.Contains(Base64("user@lyon"), ManifestOf("lyon", "/v1/Secret/cred"), StringComparison.Ordinal);
        Assert.True(_fleet.SetOf("lyon").Items["/v1/Secret/cred"].Sealed);
    }

    [Theory]
    [InlineData("config", "u@lyon", "p${cluster.name}")]
    [InlineData("config, binary", "u@lyon", "p${cluster.name}")]
    [InlineData("true", "u@lyon", "plyon")]
    [InlineData("True", "u@lyon", "plyon")]
    [InlineData("false", "u@${cluster.name}", "p${cluster.name}")]
    [InlineData("", "u@${cluster.name}", "p${cluster.name}")]
    public void Compile_SecretThatNamesKeys_LeavesTheOthersAlone(string optIn, string config, string password)
    {
        var data = new JsonObject { ["config"] = Base64("u@${cluster.name}"), ["password"] = Base64("p${cluster.name}"), ["binary"] = "//79JHs=" };
        Distribute(new SourceBuilder(KnownResources.Secret, "cred").With("data", data).WithAnnotation(Annotations.ExpandClusterValues, optIn), KnownResources.Secret);

        var found = JsonNode.Parse(ManifestOf("lyon", "/v1/Secret/cred"))!["data"]!;

        Assert.Equal((Base64(config), Base64(password), "//79JHs="), ((string?)found["config"], (string?)found["password"], (string?)found["binary"]));
    }

    [Theory]
    [InlineData("yes", "'yes'")]
    [InlineData("config, pasword", "'pasword'")]
    [InlineData("data", "'data'")]
    public void Compile_SecretThatNamesKeysItDoesNotHave_IsNotSentAndSaysWhich(string optIn, string named)
    {
        var data = new JsonObject { ["config"] = Base64("u@${cluster.name}"), ["password"] = Base64("swordfish") };
        Distribute(new SourceBuilder(KnownResources.Secret, "cred").With("data", data).WithAnnotation(Annotations.ExpandClusterValues, optIn), KnownResources.Secret);

        var message = Assert.Single(_fleet.OutcomeOf("d").Unavailable).Message;

        Assert.Contains($"annotation tombolo.io/expand-cluster-values names {named}, which data does not have; write 'true' for all of data", message, StringComparison.Ordinal);
        Assert.Empty(_fleet.SetOf("lyon").Items);
        Assert.Equal(["d"], _fleet.SetOf("lyon").Hold);
    }

    [Fact]
    public void Compile_FaultInASecret_NamesThePlaceAndNeverTheContent()
    {
        Distribute(SourceBuilder.Secret("cred", "swordfish${cluster.zone}").WithAnnotation(Annotations.ExpandClusterValues, "true"), KnownResources.Secret);

        var message = Assert.Single(_fleet.OutcomeOf("d").Unavailable).Message;

        Assert.Contains("data.aws_secret_access_key", message, StringComparison.Ordinal);
        Assert.DoesNotContain("swordfish", message, StringComparison.Ordinal);
        Assert.DoesNotContain("zone", message, StringComparison.Ordinal);
    }

    [Fact]
    public void Compile_ConfigMapWithValues_ExpandsItsDataAlone()
    {
        var map = new SourceBuilder(KnownResources.ConfigMap, "m").With("data", new JsonObject { ["a.b"] = "${cluster.name}" })
            .With("binaryData", new JsonObject { ["b"] = Base64("${cluster.name}") }).WithAnnotation(Annotations.ExpandClusterValues, "a.b");
        Distribute(map, KnownResources.ConfigMap);

        Assert.Contains("\"a.b\":\"lyon\"", ManifestOf("lyon", "/v1/ConfigMap/m"), StringComparison.Ordinal);
        Assert.Contains(Base64("${cluster.name}"), ManifestOf("lyon", "/v1/ConfigMap/m"), StringComparison.Ordinal);
    }

    [Fact]
    public void Compile_KeysForAKindWithoutData_AreRefused()
    {
        Distribute(SourceBuilder.Profile("p").WithAnnotation(Annotations.ExpandClusterValues, "spec.path"));

        Assert.Contains("must be 'true' or absent", Assert.Single(_fleet.OutcomeOf("d").Unavailable).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Compile_ReferenceWithValues_TakesTheObjectOfEachClusterAlong()
    {
        _fleet.Put(
                SourceBuilder.Profile("p", "cred-${cluster.labels['region']}").WithAnnotation(Annotations.ExpandClusterValues, "true"),
                SourceBuilder.Secret("cred-eu"),
                SourceBuilder.Secret("cred-us"))
            .Put(new DistributionBuilder("d").Where("").OfProfiles("p"));

        Assert.Equal(["/v1/Secret/cred-eu", ProfileKey + "p"], _fleet.KeysOf("lyon"));
        Assert.Equal(["/v1/Secret/cred-us", ProfileKey + "p"], _fleet.KeysOf("reno"));
        Assert.Empty(_fleet.OutcomeOf("d").Unavailable);
        Assert.Equal(["/v1/Secret/cred-eu", "/v1/Secret/cred-us", ProfileKey + "p"], _fleet.OutcomeOf("d").Keys);
    }

    [Fact]
    public void Compile_ValueThatNamesAForbiddenSecret_IsRefused()
    {
        _fleet.Put(SourceBuilder.Profile("p", "${cluster.labels['region']}-join").WithAnnotation(Annotations.ExpandClusterValues, "true"))
            .Join("trap", "region=mc").Put(new DistributionBuilder("d").To("trap").OfProfiles("p"));

        var unavailable = Assert.Single(_fleet.OutcomeOf("d").Unavailable);

        Assert.Contains("Secret 'mc-join' is never distributed", unavailable.Message, StringComparison.Ordinal);
        Assert.Empty(_fleet.SetOf("trap").Items);
    }

    private static SourceBuilder Templated(string spec) => SourceBuilder.Profile("p").WithSpec(spec).WithAnnotation(Annotations.ExpandClusterValues, "true");

    private static string Base64(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text));

    private void Distribute(SourceBuilder source, ResourceType? type = null) =>
        _fleet.Put(source).Put(new DistributionBuilder("d").Where("").Of(type ?? KnownResources.Profile, source.Build().Key.Name));

    private string ManifestOf(string cluster, string key)
    {
        Assert.True(DesiredItemReader.TryRead(_fleet.SetOf(cluster).Items[key].Payload, out var item));
        return Encoding.UTF8.GetString(item.Manifest.Span);
    }
}
