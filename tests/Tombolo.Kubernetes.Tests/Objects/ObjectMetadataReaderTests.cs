using System.Text;
using System.Text.Json;
using Tombolo.Api.Resources;
using Tombolo.Kubernetes.Objects;

namespace Tombolo.Kubernetes.Tests.Objects;

public sealed class ObjectMetadataReaderTests
{
    [Fact]
    public void Read_FullObject_ReadsEveryField()
    {
        var metadata = Read("""
            {"apiVersion":"dist.kio.kasten.io/v1alpha1","kind":"Cluster","spec":{"metadata":{"name":"not-me"},"kind":"nor-me"},
             "metadata":{"name":"b","namespace":"kasten-io-mc","uid":"u-1","resourceVersion":"42","generation":7,
              "creationTimestamp":"2026-01-02T03:04:05Z","deletionTimestamp":"2026-01-02T03:04:06.5+01:00","deletionGracePeriodSeconds":0,
              "labels":{"a":"1","b":""},"annotations":{"x/y":"z\n"},"finalizers":["f1","f2"],
              "ownerReferences":[{"name":"owner","uid":"u-0"}],
              "managedFields":[{"manager":"kubectl","operation":"Apply","fieldsV1":{"f:metadata":{"manager":"inner"}}},
                {"manager":"tombolo","operation":"Update"},{"operation":"Update","manager":"kubectl","subresource":"status"}]},
             "status":{"state":"Connected"}}
            """);

        Assert.Equal("dist.kio.kasten.io/v1alpha1", metadata.ApiVersion);
        Assert.Equal("Cluster", metadata.Kind);
        Assert.Equal(new ResourceKey("kasten-io-mc", "b"), metadata.Key);
        Assert.Equal("u-1", metadata.Uid);
        Assert.Equal("42", metadata.ResourceVersion);
        Assert.Equal(7, metadata.Generation);
        Assert.Equal(new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero), metadata.CreationTimestamp);
        Assert.Equal(new DateTimeOffset(2026, 1, 2, 2, 4, 6, 500, TimeSpan.Zero), metadata.DeletionTimestamp);
        Assert.True(metadata.IsDeleting);
        Assert.Equal([new("a", "1"), new("b", "")], metadata.Labels);
        Assert.Equal([new("x/y", "z\n")], metadata.Annotations);
        Assert.Equal(["f1", "f2"], metadata.Finalizers);
        Assert.Equal(["kubectl", "tombolo"], metadata.FieldManagers);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"metadata":null}""")]
    [InlineData("""{"metadata":{}}""")]
    [InlineData("""{"spec":{"metadata":{"name":"x"}}}""")]
    [InlineData("""{"metadata":{"name":null,"namespace":null,"uid":null,"resourceVersion":null,"generation":null,"creationTimestamp":null,"deletionTimestamp":null,"labels":null,"annotations":null,"finalizers":null,"managedFields":null}}""")]
    [InlineData("""{"metadata":{"labels":{},"annotations":{},"finalizers":[],"managedFields":[]}}""")]
    [InlineData("""{"metadata":{"managedFields":[null,{},{"manager":null},{"manager":""}]}}""")]
    [InlineData("""{"metadata":{"name":"overridden"},"metadata":{}}""")]
    public void Read_MissingOrNull_IsEmpty(string json)
    {
        var metadata = Read(json);

        Assert.Equal(new ResourceKey("", ""), metadata.Key);
        Assert.Equal("", metadata.Uid + metadata.ResourceVersion + metadata.ApiVersion + metadata.Kind);
        Assert.Equal(0, metadata.Generation);
        Assert.False(metadata.IsDeleting);
        Assert.Null(metadata.CreationTimestamp);
        Assert.Empty(metadata.Labels);
        Assert.Empty(metadata.Annotations);
        Assert.Empty(metadata.Finalizers);
        Assert.Empty(metadata.FieldManagers);
    }

    [Theory]
    [InlineData("""{"metadata":{"name":"a\u002db"}}""", "a-b")]
    [InlineData("""{"metadata":{"n\u0061me":"x"}}""", "x")]
    [InlineData("""{"metadata":{"name":"caf\u00e9 \ud83c\udfdd"}}""", "café 🏝")]
    [InlineData("""{"metadata":{"name":"café 🏝"}}""", "café 🏝")]
    [InlineData("""{"metadata":{"name":"a","name":"b"}}""", "b")]
    [InlineData("""{"metadata":{"Name":"A","name":"b","NAME":"C"}}""", "b")]
    [InlineData("  {\n\t\"metadata\" : { \"name\" : \"spaced\" } }\n", "spaced")]
    public void Read_Name_AsJsonSays(string json, string expected) => Assert.Equal(expected, Read(json).Name);

    [Theory]
    [InlineData("""{"metadata":{"name":"x"}}""", "v1", "Secret")]
    [InlineData("""{"apiVersion":"v1","kind":"Secret"}""", "v1", "Secret")]
    [InlineData("""{"apiVersion":"","kind":""}""", "v1", "Secret")]
    [InlineData("""{"apiVersion":"v2","kind":"Other"}""", "v2", "Other")]
    public void Read_WithType_FillsWhatIsMissing(string json, string apiVersion, string kind)
    {
        var metadata = ObjectMetadataReader.Read(Encoding.UTF8.GetBytes(json), KnownResources.Secret);

        Assert.Equal((apiVersion, kind), (metadata.ApiVersion, metadata.Kind));
    }

    [Theory]
    [InlineData("")]
    [InlineData("  ")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("\"text\"")]
    [InlineData("{")]
    [InlineData("{} {}")]
    [InlineData("{},")]
    [InlineData("""{"metadata":{"name":"x"}""")]
    [InlineData("""{"metadata":[]}""")]
    [InlineData("""{"metadata":"x"}""")]
    [InlineData("""{"metadata":{"name":1}}""")]
    [InlineData("""{"metadata":{"name":{}}}""")]
    [InlineData("""{"metadata":{"uid":true}}""")]
    [InlineData("""{"metadata":{"resourceVersion":42}}""")]
    [InlineData("""{"metadata":{"generation":"1"}}""")]
    [InlineData("""{"metadata":{"generation":1.5}}""")]
    [InlineData("""{"metadata":{"creationTimestamp":"yesterday"}}""")]
    [InlineData("""{"metadata":{"deletionTimestamp":1}}""")]
    [InlineData("""{"metadata":{"labels":[]}}""")]
    [InlineData("""{"metadata":{"labels":{"a":1}}}""")]
    [InlineData("""{"metadata":{"labels":{"a":{"b":"c"}}}}""")]
    [InlineData("""{"metadata":{"finalizers":{}}}""")]
    [InlineData("""{"metadata":{"finalizers":[1]}}""")]
    [InlineData("""{"metadata":{"managedFields":{}}}""")]
    [InlineData("""{"metadata":{"managedFields":["x"]}}""")]
    [InlineData("""{"metadata":{"name":"\ud800"}}""")]
    [InlineData("""{"kind":7}""")]
    [InlineData("""{"apiVersion":[]}""")]
    public void Read_NotAnObjectOrWrongType_Throws(string json) => Assert.ThrowsAny<JsonException>(() => Read(json));

    [Fact]
    public void Read_InvalidUtf8_Throws() =>
        Assert.ThrowsAny<JsonException>(() => ObjectMetadataReader.Read([.. """{"metadata":{"name":" """u8, 0xff, .. "\"}}"u8]));

    [Fact]
    public void Read_DeepObject_IsRead()
    {
        const int depth = 900;
        var spec = string.Concat(Enumerable.Repeat("{\"a\":", depth)) + "1" + new string('}', depth);
        var json = $"{{\"spec\":{spec},\"metadata\":{{\"name\":\"deep\"}}}}";

        Assert.Equal("deep", Read(json).Name);
        using var document = KubernetesObject.Parse(Encoding.UTF8.GetBytes(json)).ToDocument();
        Assert.Equal(2, document.RootElement.EnumerateObject().Count());
    }

    [Fact]
    public void Read_DeeperThanAnyServer_Throws() =>
        Assert.ThrowsAny<JsonException>(() => Read($"{{\"spec\":{new string('[', 20_000)}{new string(']', 20_000)}}}"));

    private static ObjectMetadata Read(string json) => ObjectMetadataReader.Read(Encoding.UTF8.GetBytes(json));
}
