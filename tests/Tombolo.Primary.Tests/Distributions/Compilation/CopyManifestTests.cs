using System.Text;
using System.Text.Json.Nodes;
using Tombolo.Api.Names;
using Tombolo.Api.Resources;
using Tombolo.Primary.Distributions.Compilation;
using Tombolo.Primary.Distributions.Sources;

namespace Tombolo.Primary.Tests.Distributions.Compilation;

public class CopyManifestTests
{
    [Fact]
    public void Write_Profile_CarriesSpecWithRewrittenReference()
    {
        var copy = Copy(SourceBuilder.Profile("s3-eu", "s3-cred").With("status", new JsonObject { ["validation"] = "Success" }));

        Assert.Equal(
            """{"metadata":{},"spec":{"type":"Location","locationSpec":{"type":"ObjectStore","objectStore":{"objectStoreType":"S3","name":"backups"},"credential":{"secretType":"AwsAccessKey","secret":{"apiVersion":"v1","kind":"Secret","name":"s3-cred","namespace":"kasten-io"}}}}}""",
            copy);
    }

    [Fact]
    public void Write_Secret_CarriesTypeAndDataOnly()
    {
        var copy = Parse(SourceBuilder.Secret("cred").With("immutable", true).With("stringData", new JsonObject { ["x"] = "y" }));

        Assert.Equal(["metadata", "type", "data"], copy.Select(field => field.Key));
        Assert.Equal("secrets.kanister.io/aws", (string?)copy["type"]);
    }

    [Fact]
    public void Write_ConfigMap_CarriesDataAndBinaryData()
    {
        var copy = Parse(SourceBuilder.ConfigMap("settings").With("immutable", true));

        Assert.Equal(["metadata", "data", "binaryData"], copy.Select(field => field.Key));
    }

    [Fact]
    public void Write_Blueprint_CarriesItsTopLevelActions()
    {
        var copy = Parse(new SourceBuilder(KnownResources.Blueprint, "pg").With("actions", new JsonObject { ["backup"] = new JsonObject { ["phases"] = new JsonArray() } }));

        Assert.Equal(["metadata", "actions"], copy.Select(field => field.Key));
    }

    [Fact]
    public void Write_CustomResourceWithFieldNamedImmutable_CarriesIt() =>
        Assert.Contains("immutable", Parse(SourceBuilder.Profile("p").With("immutable", true)).Select(field => field.Key));

    [Fact]
    public void Write_NothingOfTheSourcesMetadata_Travels() =>
        Assert.Empty(Parse(SourceBuilder.Profile("p").WithLabel("team", "a").WithAnnotation("note", "b"))["metadata"]!.AsObject());

    [Theory]
    [InlineData("team", "team", "")]
    [InlineData("team,note", "team", "note")]
    [InlineData(" note , nothing ", "", "note")]
    [InlineData("*", "team,zone", "note")]
    [InlineData("", "", "")]
    [InlineData("kubectl.kubernetes.io/last-applied-configuration,argocd.argoproj.io/tracking-id,app.kubernetes.io/instance,tombolo.io/owners", "", "")]
    public void Write_CopyMetadata_NamesWhatTravels(string copyMetadata, string labels, string annotations)
    {
        var source = SourceBuilder.Profile("p")
            .WithLabel("zone", "z").WithLabel("team", "a").WithLabel("app.kubernetes.io/instance", "argo-app").WithLabel("argocd.argoproj.io/instance", "argo-app")
            .WithLabel(Labels.Origin, "forged")
            .WithAnnotation("note", "b").WithAnnotation("kubectl.kubernetes.io/last-applied-configuration", "{}")
            .WithAnnotation("argocd.argoproj.io/tracking-id", "x").WithAnnotation("meta.helm.sh/release-name", "r")
            .WithAnnotation(Annotations.Owners, "forged").WithAnnotation(Annotations.Adopted, "true")
            .WithAnnotation(Annotations.CopyMetadata, copyMetadata);

        var metadata = Parse(source)["metadata"]!.AsObject();

        Assert.Equal(labels, Keys(metadata, "labels"));
        Assert.Equal(annotations, Keys(metadata, "annotations"));
    }

    [Fact]
    public void Write_IndentedSource_IsOnOneLine()
    {
        const string Json = "{\r\n  \"kind\": \"ConfigMap\",\n  \"metadata\": {\n\t\"name\": \"c\", \"uid\": \"u\" },\n  \"data\": {\n    \"text\" : \"a\\nb \\\" c\\\\\"\n  }\n}\n";

        var copy = Copy(new SourceBuilder(KnownResources.ConfigMap, "c").Build(Json));

        Assert.DoesNotContain('\n', copy);
        Assert.EndsWith(""","data":{"text":"a\nb \" c\\"}}""", copy);
    }

    private static string Copy(SourceBuilder source) => Copy(source.Build());

    private static string Copy(SourceObject source) => Encoding.UTF8.GetString(CopyManifest.Write(source, "kasten-io").Span);

    private static string Keys(JsonObject metadata, string map) => string.Join(',', metadata[map]?.AsObject().Select(pair => pair.Key) ?? []);

    private static JsonObject Parse(SourceBuilder source) => JsonNode.Parse(Copy(source))!.AsObject();
}
