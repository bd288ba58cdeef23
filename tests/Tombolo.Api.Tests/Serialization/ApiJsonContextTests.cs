using System.Text.Json;
using Tombolo.Api.Bootstraps;
using Tombolo.Api.Clusters;
using Tombolo.Api.Meta;
using Tombolo.Api.Serialization;

namespace Tombolo.Api.Tests.Serialization;

public sealed class ApiJsonContextTests
{
    [Theory]
    [InlineData("""{"primary":true}""", true)]
    [InlineData("""{"primary":"true"}""", true)]
    [InlineData("""{"primary":"True"}""", true)]
    [InlineData("""{"primary":"false"}""", false)]
    [InlineData("""{"primary":false}""", false)]
    [InlineData("{}", false)]
    public void BootstrapCluster_QuotedBoolean_IsRead(string json, bool expected) =>
        Assert.Equal(expected, ReadBootstrap(json).Primary);

    [Theory]
    [InlineData("""{"primary":"yes"}""")]
    [InlineData("""{"primary":1}""")]
    public void BootstrapCluster_OtherBoolean_IsRefused(string json) => Assert.Throws<JsonException>(() => ReadBootstrap(json));

    [Theory]
    [InlineData("""{"k10":{"namespace":"n","releaseName":"r","ingress":{"url":"https://h/r"}}}""", "n r https://h/r")]
    [InlineData("""{"namespace":"n","releaseName":"r","ingress":{"url":"https://h/r"}}""", "n r https://h/r")]
    [InlineData("""{"k10":{"ingress":{"url":"https://h/r"}},"namespace":"n","releaseName":"r"}""", "n r https://h/r")]
    [InlineData("""{"k10":{"namespace":"a","ingress":{"url":" "}},"namespace":"b","ingress":{"url":" https://h/r "}}""", "a  https://h/r")]
    [InlineData("""{"k10":null}""", "  ")]
    [InlineData("""{"k10":{"ingress":null}}""", "  ")]
    public void BootstrapCluster_EitherPosition_GivesTheLocation(string json, string expected)
    {
        var location = ReadBootstrap(json).Location;

        Assert.Equal(expected, $"{location.Namespace} {location.ReleaseName} {location.Ingress?.Url}");
    }

    [Fact]
    public void Cluster_Written_IsCamelCaseWithoutNullsAndFractions()
    {
        var cluster = new Cluster
        {
            Metadata = new ObjectMeta { Name = "paris", Namespace = "kasten-io-mc" },
            Spec = new ClusterSpec { K10 = new K10Location { Namespace = "kasten-io" } },
            Status = new ClusterStatus
            {
                Id = "i",
                LastTransitionTime = new DateTimeOffset(2026, 1, 2, 3, 4, 5, 678, TimeSpan.FromHours(1)),
                Revision = new Revision { Epoch = 1, Sequence = 2, Hash = "h" },
            },
        };

        Assert.Equal(
            """{"apiVersion":"dist.kio.kasten.io/v1alpha1","kind":"Cluster","metadata":{"name":"paris","namespace":"kasten-io-mc"},"""
            + "\"spec\":" + """{"primary":false,"k10":{"namespace":"kasten-io"}},"""
            + "\"status\":" + """{"id":"i","lastTransitionTime":"2026-01-02T02:04:05Z","revision":{"epoch":1,"sequence":2,"hash":"h"}}}""",
            JsonSerializer.Serialize(cluster, ApiJsonContext.Default.Cluster));
    }

    [Fact]
    public void Distribution_OfTheContract_IsReadAndWrittenAlike()
    {
        const string Text =
            """{"apiVersion":"dist.kio.kasten.io/v1alpha1","kind":"Distribution","metadata":{"name":"baseline"},"""
            + """ "spec":{"clusters":[{"name":"hub"},{"selector":"a=b"},{"selector":{"matchLabels":{"c":"d"}}}],"sources":[{"ref":{"apiVersion":"v1","kind":"Secret","name":"s"}}]}}""";

        var distribution = JsonSerializer.Deserialize(Text, ApiJsonContext.Default.Distribution)!;

        Assert.Equal(["hub", null, null], distribution.Spec!.Clusters!.Select(entry => entry!.Name));
        Assert.Equal(Text.Replace(" ", "", StringComparison.Ordinal), JsonSerializer.Serialize(distribution, ApiJsonContext.Default.Distribution));
    }

    [Fact]
    public void Distribution_UnknownFieldsAndNulls_AreIgnored()
    {
        var distribution = JsonSerializer.Deserialize(
            """{"metadata":{"name":"d","managedFields":[{}]},"future":1,"spec":{"clusters":[null,{"selector":null,"future":{}}],"sources":null}}""",
            ApiJsonContext.Default.Distribution)!;

        Assert.Equal("d", distribution.Metadata.Name);
        Assert.Null(distribution.Spec!.Clusters![0]);
        Assert.Null(distribution.Spec.Clusters[1]!.Selector);
    }

    private static BootstrapCluster ReadBootstrap(string json)
    {
        var bootstrap = JsonSerializer.Deserialize(
            """{"spec":{"clusters":{"hub":CLUSTER}}}""".Replace("CLUSTER", json, StringComparison.Ordinal), ApiJsonContext.Default.Bootstrap)!;
        return bootstrap.Spec!.Clusters!["hub"]!;
    }
}
