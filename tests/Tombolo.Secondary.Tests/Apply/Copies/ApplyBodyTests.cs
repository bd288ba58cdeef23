using System.Text;
using System.Text.Json.Nodes;
using Tombolo.Protocol.Sets;
using Tombolo.Secondary.Apply.Copies;

namespace Tombolo.Secondary.Tests.Apply.Copies;

public sealed class ApplyBodyTests
{
    [Fact]
    public void ForCreate_IsTheWholeCopy()
    {
        var body = Body("""{"spec":{"a":[1,{"b":null}]}}""", ApplyBody.ForCreate);

        Assert.Equal(
            """
            {"apiVersion":"config.kio.kasten.io/v1alpha1","kind":"Profile","metadata":{"name":"s3","namespace":"kasten-io","resourceVersion":"1",
            "labels":{"tombolo.io/origin":"primary","dist.kio.kasten.io/distribution":"one"},
            "annotations":{"tombolo.io/owners":"one,two","tombolo.io/copy-name":"s3","tombolo.io/source-uid":"uid","tombolo.io/content":"etag"}},
            "spec":{"a":[1,{"b":null}]}}
            """.ReplaceLineEndings(""),
            body.ToJsonString());
    }

    [Fact]
    public void ForObject_NamesTheUidAndNoVersion()
    {
        var metadata = Body("""{"spec":{}}""", (wanted, manifest, space, marks) => ApplyBody.ForObject(wanted, manifest, space, marks, "some-uid"))["metadata"]!.AsObject();

        Assert.Equal("some-uid", (string?)metadata["uid"]);
        Assert.False(metadata.ContainsKey("resourceVersion"));
    }

    [Fact]
    public void ForVersion_NamesUidAndVersion()
    {
        var metadata = Body("""{"spec":{}}""", (wanted, manifest, space, marks) => ApplyBody.ForVersion(wanted, manifest, space, marks, "some-uid", "77"))["metadata"]!;

        Assert.Equal(("some-uid", "77"), ((string?)metadata["uid"], (string?)metadata["resourceVersion"]));
    }

    [Fact]
    public void Metadata_OfTheManifest_TravelsButNotInPlaceOfMarks()
    {
        var metadata = Body(
            """{"metadata":{"name":"x","finalizers":["f"],"labels":{"team":"blue","tombolo.io/origin":"forged"},"annotations":{"note":"n","tombolo.io/adopted":"true"}}}""",
            ApplyBody.ForCreate)["metadata"]!.AsObject();

        Assert.Equal(["name", "namespace", "resourceVersion", "labels", "annotations"], metadata.Select(field => field.Key));
        Assert.Equal(("s3", "blue", "primary"), ((string?)metadata["name"], (string?)metadata["labels"]!["team"], (string?)metadata["labels"]!["tombolo.io/origin"]));
        Assert.Equal("n", (string?)metadata["annotations"]!["note"]);
        Assert.False(metadata["annotations"]!.AsObject().ContainsKey("tombolo.io/adopted"));
    }

    [Fact]
    public void Content_OfTheTarget_IsNeverApplied() =>
        Assert.Equal(
            ["apiVersion", "kind", "metadata", "spec"],
            Body("""{"apiVersion":"x","kind":"y","status":{"a":1},"immutable":true,"spec":{}}""", ApplyBody.ForCreate).Select(field => field.Key));

    [Theory]
    [InlineData("""{"data":{}}""", "Opaque")]
    [InlineData("""{"data":{},"type":"secrets.kanister.io/aws"}""", "secrets.kanister.io/aws")]
    public void Secret_AlwaysHasItsType(string manifest, string type) =>
        Assert.Equal(type, (string?)Body(manifest, ApplyBody.ForCreate, new ItemKey("", "v1", "Secret", "cred"))["type"]);

    [Fact]
    public void Marks_OfAnAdoptedRetainedCopy_SaySo()
    {
        var wanted = Wanted() with { Policies = new CopyPolicies { Retain = true } };
        var body = JsonNode.Parse(ApplyBody.ForCreate(wanted, Json.Parse("{}"), "kasten-io", wanted.Marks(adopted: true)).Span)!;

        Assert.Equal(("true", "Retain"), ((string?)body["metadata"]!["annotations"]!["tombolo.io/adopted"], (string?)body["metadata"]!["annotations"]!["tombolo.io/deletion-policy"]));
    }

    [Fact]
    public void Write_SameInput_GivesSameBytes()
    {
        var wanted = Wanted();
        var manifest = Json.Parse("""{"spec":{"b":1,"a":2}}""");

        Assert.Equal(
            ApplyBody.ForCreate(wanted, manifest, "kasten-io", wanted.Marks(adopted: false)).ToArray(),
            ApplyBody.ForCreate(wanted, manifest, "kasten-io", wanted.Marks(adopted: false)).ToArray());
    }

    private static JsonObject Body(string manifest, Func<WantedCopy, System.Text.Json.JsonElement, string?, CopyMarks, ReadOnlyMemory<byte>> write, ItemKey? item = null)
    {
        var wanted = Wanted() with { Item = item ?? Wanted().Item };
        return JsonNode.Parse(Encoding.UTF8.GetString(write(wanted, Json.Parse(manifest), "kasten-io", wanted.Marks(adopted: false)).Span))!.AsObject();
    }

    private static WantedCopy Wanted() => new()
    {
        Item = new ItemKey("config.kio.kasten.io", "v1alpha1", "Profile", "s3"),
        Etag = "etag",
        Manifest = "{}"u8.ToArray(),
        Origin = "primary",
        Owners = ["one", "two"],
        SourceUid = "uid",
        Policies = CopyPolicies.Default,
    };
}
