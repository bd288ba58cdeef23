using System.Text;
using System.Text.Json.Nodes;
using Tombolo.LocalKube.Http;
using Tombolo.LocalKube.Patching;
using Tombolo.LocalKube.Tests.Objects;

namespace Tombolo.LocalKube.Tests.Patching;

/// <summary>Patches of documents; refusals as a real API server words them.</summary>
public sealed class PatcherTests
{
    [Theory]
    [InlineData("""{"a":1}""", """[{"op":"add","path":"/b","value":{"c":[]}},{"op":"add","path":"/b/c/-","value":2},{"op":"add","path":"/b/c/0","value":1}]""", """{"a":1,"b":{"c":[1,2]}}""")]
    [InlineData("""{"a":1}""", """[{"op":"replace","path":"/a","value":null}]""", """{"a":null}""")]
    [InlineData("""{"a":[1,2,3]}""", """[{"op":"remove","path":"/a/1"},{"op":"replace","path":"/a/-1","value":9}]""", """{"a":[1,9]}""")]
    [InlineData("""{"a":{"b":1}}""", """[{"op":"move","from":"/a/b","path":"/c"},{"op":"copy","from":"/c","path":"/a/d"}]""", """{"a":{"d":1},"c":1}""")]
    [InlineData("""{"a/b":1,"c~d":2}""", """[{"op":"remove","path":"/a~1b"},{"op":"test","path":"/c~0d","value":2}]""", """{"c~d":2}""")]
    [InlineData("""{"a":1}""", """[{"op":"test","path":"/z","value":null}]""", """{"a":1}""")]
    [InlineData("""{"a":1}""", """[{"op":"test","path":"/a","value":1.0}]""", """{"a":1}""")]
    [InlineData("""{"a":1}""", "[]", """{"a":1}""")]
    public void Json_Operations_AreApplied(string document, string patch, string expected) => AssertPatched(PatchType.Json, document, patch, expected);

    [Theory]
    [InlineData("""[{"op":"test","path":"/a","value":2}]""")]
    [InlineData("""[{"op":"remove","path":"/z"}]""")]
    [InlineData("""[{"op":"replace","path":"/z","value":1}]""")]
    [InlineData("""[{"op":"add","path":"/z/y","value":1}]""")]
    [InlineData("""[{"op":"add","path":"/l/9","value":1}]""")]
    [InlineData("""[{"op":"add","path":"/l/x","value":1}]""")]
    [InlineData("""[{"op":"add","path":"/b"}]""")]
    [InlineData("""[{"op":"bad","path":"/a"}]""")]
    [InlineData("""[{"op":"add","value":1}]""")]
    [InlineData("""[{"op":"replace","path":"","value":{}}]""")]
    [InlineData("""[{"op":"copy","from":"/z","path":"/b"}]""")]
    [InlineData("""[{}]""")]
    public void Json_OperationThatDoesNotApply_Is422(string patch)
    {
        var status = Refuse(PatchType.Json, """{"a":1,"l":[1]}""", patch);

        Assert.Equal((422, "Invalid", "the server rejected our request due to an error in our request"), (status.Code, status.Reason, status.Message));
    }

    [Theory]
    [InlineData("""{"op":"add"}""")]
    [InlineData("[1]")]
    [InlineData("{bad")]
    [InlineData("")]
    public void Json_NoListOfOperations_Is400(string patch) => Assert.Equal((400, "BadRequest"), CodeOf(Refuse(PatchType.Json, "{}", patch)));

    [Theory]
    [InlineData("""{"a":"b"}""", """{"a":"c"}""", """{"a":"c"}""")]
    [InlineData("""{"a":"b"}""", """{"b":"c"}""", """{"a":"b","b":"c"}""")]
    [InlineData("""{"a":"b","b":"c"}""", """{"a":null}""", """{"b":"c"}""")]
    [InlineData("""{"a":["b"]}""", """{"a":"c"}""", """{"a":"c"}""")]
    [InlineData("""{"a":{"b":"c"}}""", """{"a":{"b":"d","c":null}}""", """{"a":{"b":"d"}}""")]
    [InlineData("""{"a":[{"b":"c"}]}""", """{"a":[1]}""", """{"a":[1]}""")]
    [InlineData("""{"e":null}""", """{"a":1}""", """{"e":null,"a":1}""")]
    [InlineData("{}", """{"a":{"bb":{"ccc":null}}}""", """{"a":{"bb":{}}}""")]
    [InlineData("""{"a":"x"}""", """{"a":{"b":null,"c":1}}""", """{"a":{"c":1}}""")]
    [InlineData("{}", """{"l":["",{"a":null,"b":""}]}""", """{"l":["",{"b":""}]}""")]
    public void Merge_Document_IsMerged(string document, string patch, string expected) => AssertPatched(PatchType.Merge, document, patch, expected);

    [Theory]
    [InlineData("{bad")]
    [InlineData("")]
    [InlineData("""{"a":1,"a":2""")]
    public void Merge_Malformed_Is400(string patch) => Assert.Equal((400, "BadRequest"), CodeOf(Refuse(PatchType.Merge, "{}", patch)));

    [Theory]
    [InlineData("""{"secrets":[{"name":"a"},{"name":"b"}]}""", """{"secrets":[{"name":"c"}]}""", """{"secrets":[{"name":"a"},{"name":"b"},{"name":"c"}]}""")]
    [InlineData("""{"secrets":[{"name":"a"},{"name":"b"}]}""", """{"secrets":[{"$patch":"delete","name":"a"}]}""", """{"secrets":[{"name":"b"}]}""")]
    [InlineData("""{"secrets":[{"name":"a"}]}""", """{"secrets":[{"name":"a","uid":"1"}]}""", """{"secrets":[{"name":"a","uid":"1"}]}""")]
    [InlineData("""{"secrets":[{"name":"a"}]}""", """{"secrets":[{"$patch":"replace"},{"name":"b"}]}""", """{"secrets":[{"name":"b"}]}""")]
    [InlineData("""{"imagePullSecrets":[{"name":"a"}]}""", """{"imagePullSecrets":[{"name":"b"}]}""", """{"imagePullSecrets":[{"name":"b"}]}""")]
    [InlineData(
        """{"secrets":[{"name":"a"},{"name":"b"}]}""",
        """{"$setElementOrder/secrets":[{"name":"b"},{"name":"a"}]}""",
        """{"secrets":[{"name":"b"},{"name":"a"}]}""")]
    [InlineData("""{"metadata":{"finalizers":["a/b"]}}""", """{"metadata":{"finalizers":["c/d","a/b"]}}""", """{"metadata":{"finalizers":["a/b","c/d"]}}""")]
    [InlineData("""{"metadata":{"finalizers":["a/b","c/d"]}}""", """{"metadata":{"$deleteFromPrimitiveList/finalizers":["a/b"]}}""", """{"metadata":{"finalizers":["c/d"]}}""")]
    [InlineData("""{"metadata":{"labels":{"a":"1","b":"2"}}}""", """{"metadata":{"labels":{"a":null,"c":"3"}}}""", """{"metadata":{"labels":{"b":"2","c":"3"}}}""")]
    [InlineData("""{"metadata":{"labels":{"a":"1"}}}""", """{"metadata":{"labels":{"$patch":"replace","c":"3"}}}""", """{"metadata":{"labels":{"c":"3"}}}""")]
    [InlineData("""{"metadata":{"labels":{"a":"1"}}}""", """{"metadata":{"labels":{"$patch":"delete"}}}""", """{"metadata":{"labels":{}}}""")]
    [InlineData("""{"metadata":{"labels":{"a":"1","b":"2"}}}""", """{"metadata":{"labels":{"$retainKeys":["b"]}}}""", """{"metadata":{"labels":{"b":"2"}}}""")]
    [InlineData(
        """{"metadata":{"ownerReferences":[{"uid":"1","name":"a"}]}}""",
        """{"metadata":{"ownerReferences":[{"uid":"1","name":"b"},{"uid":"2"}]}}""",
        """{"metadata":{"ownerReferences":[{"uid":"1","name":"b"},{"uid":"2"}]}}""")]
    public void Strategic_Document_IsMerged(string document, string patch, string expected) =>
        AssertPatched(PatchType.StrategicMerge, document, patch, expected);

    [Theory]
    [InlineData("""{"metadata":{"$patch":"zzz"}}""")]
    [InlineData("""{"secrets":[{"uid":"1"}]}""")]
    [InlineData("""{"secrets":[5]}""")]
    [InlineData("[]")]
    [InlineData("{bad")]
    public void Strategic_Nonsense_Is400(string patch) =>
        Assert.Equal((400, "BadRequest"), CodeOf(Refuse(PatchType.StrategicMerge, """{"metadata":{},"secrets":[]}""", patch)));

    private static void AssertPatched(PatchType type, string document, string patch, string expected)
    {
        var patched = new Patcher().Patch(TestResources.ServiceAccount, type, TestResources.Parse(document), Encoding.UTF8.GetBytes(patch));

        Assert.True(JsonNode.DeepEquals(TestResources.Parse(expected), patched), patched.ToJsonString());
    }

    private static ApiStatus Refuse(PatchType type, string document, string patch) => Assert.Throws<StatusException>(
        () => new Patcher().Patch(TestResources.ServiceAccount, type, TestResources.Parse(document), Encoding.UTF8.GetBytes(patch))).Status;

    private static (int Code, string Reason) CodeOf(ApiStatus status) => (status.Code, status.Reason);
}
