using Tombolo.LocalKube.Tests.Objects;

namespace Tombolo.LocalKube.Tests.FieldManagement;

/// <summary>Server-side apply of custom resources; what a real API server answered, but where the release of today differs from 1.20.</summary>
public sealed class ApplyTests
{
    [Theory]
    [InlineData("""{"spec":{"tags":["a","b"],"plain":["x"]}}""", """m Apply {"f:spec":{"f:plain":{},"f:tags":{"v:\"a\"":{},"v:\"b\"":{}}}}""")]
    [InlineData(
        """{"spec":{"ports":[{"name":"h","port":1,"sub":{"x":"1"}},{"name":"s","proto":"UDP"}]}}""",
        """m Apply {"f:spec":{"f:ports":{"k:{\"name\":\"h\",\"proto\":\"TCP\"}":{".":{},"f:name":{},"f:port":{},"f:sub":{"f:x":{}}},"k:{\"name\":\"s\",\"proto\":\"UDP\"}":{".":{},"f:name":{},"f:proto":{}}}}}""")]
    [InlineData("""{"spec":{"map":{"k":"v"},"deep":{"d":{"x":"1"}}}}""", """m Apply {"f:spec":{"f:deep":{"f:d":{".":{},"f:x":{}}},"f:map":{"f:k":{}}}}""")]
    [InlineData("""{"spec":{"atom":{"x":"1"}}}""", """m Apply {"f:spec":{"f:atom":{}}}""")]
    [InlineData("""{"spec":{"nest":{"must":"1","inner":{"x":"1"}}}}""", """m Apply {"f:spec":{"f:nest":{"f:inner":{"f:x":{}},"f:must":{}}}}""")]
    [InlineData("""{"spec":{"half":{"known":{"a":"1"},"u":{"v":1}}}}""", """m Apply {"f:spec":{"f:half":{"f:known":{"f:a":{}},"f:u":{".":{},"f:v":{}}}}}""")]
    [InlineData(
        """{"spec":{"emb":{"apiVersion":"v1","kind":"X","metadata":{"labels":{"a":"b"}},"z":{"y":1}}}}""",
        """m Apply {"f:spec":{"f:emb":{"f:apiVersion":{},"f:kind":{},"f:metadata":{"f:labels":{"f:a":{}}},"f:z":{".":{},"f:y":{}}}}}""")]
    [InlineData("""{"spec":{"bare":{},"any":{"p":{"q":1}}}}""", """m Apply {"f:spec":{"f:any":{"f:p":{".":{},"f:q":{}}},"f:bare":{}}}""")]
    [InlineData("""{"metadata":{"labels":{"a":"1"},"finalizers":["x.y/z"]}}""", """m Apply {"f:metadata":{"f:finalizers":{"v:\"x.y/z\"":{}},"f:labels":{"f:a":{}}}}""")]
    [InlineData("""{"status":{"phase":"x"},"spec":{"size":1}}""", """m Apply {"f:spec":{"f:size":{}}}""")]
    public void Apply_NewObject_OwnsWhatIsNamed(string body, string owner) =>
        Assert.Equal([owner], new Trail(TestResources.Gadget).Apply("m", body).Owners());

    [Theory]
    [InlineData("""{"spec":{"tags":["a","b"]}}""", """{"spec":{"tags":["b"]}}""", """{"tags":["b"],"size":3}""")]
    [InlineData("""{"spec":{"map":{"k":"v","l":"w"}}}""", """{"spec":{"map":{"l":"w"}}}""", """{"map":{"l":"w"},"size":3}""")]
    [InlineData("""{"spec":{"map":{"k":"v"},"name":"abc"}}""", """{"spec":{"name":"abc"}}""", """{"name":"abc","size":3}""")]
    [InlineData("""{"spec":{"ports":[{"name":"a"},{"name":"b","port":1}]}}""", """{"spec":{"ports":[{"name":"b"}]}}""", """{"ports":[{"name":"b","proto":"TCP"}],"size":3}""")]
    [InlineData("""{"spec":{"deep":{"d":{"x":"1","y":"2"},"e":{"x":"1"}}}}""", """{"spec":{"deep":{"d":{"y":"2"}}}}""", """{"deep":{"d":{"y":"2"}},"size":3}""")]
    [InlineData("""{"spec":{"atom":{"x":"1","y":"1"}}}""", """{"spec":{"atom":{"y":"2"}}}""", """{"atom":{"y":"2"},"size":3}""")]
    [InlineData("""{"spec":{"nest":{"must":"1","inner":{"x":"1"}}}}""", """{"spec":{"nest":{"must":"1"}}}""", """{"nest":{"must":"1"},"size":3}""")]
    [InlineData("""{"spec":{"size":7}}""", """{"spec":{}}""", """{"size":3}""")]
    public void Apply_WithoutWhatWasApplied_RemovesIt(string first, string second, string spec)
    {
        var trail = new Trail(TestResources.Gadget).Apply("m", first).Apply("m", second);

        Assert.True(System.Text.Json.Nodes.JsonNode.DeepEquals(TestResources.Parse(spec), trail.Live!["spec"]), trail.Field("spec"));
    }

    [Fact]
    public void Apply_WhatAnotherOwnsToo_IsSharedAndStays()
    {
        var trail = new Trail(TestResources.Gadget)
            .Apply("m1", """{"spec":{"tags":["a","b"],"map":{"k":"v"},"name":"abc"}}""")
            .Apply("m2", """{"spec":{"tags":["b","c"],"map":{"k":"v","l":"w"}}}""")
            .Apply("m1", """{"spec":{"name":"abc"}}""");

        Assert.Equal("""["b","c"]""", trail.Live!["spec"]!["tags"]!.ToJsonString());
        Assert.Equal("""{"k":"v","l":"w"}""", trail.Live!["spec"]!["map"]!.ToJsonString());
        Assert.Equal(
            ["""m1 Apply {"f:spec":{"f:name":{}}}""", """m2 Apply {"f:spec":{"f:map":{"f:k":{},"f:l":{}},"f:tags":{"v:\"b\"":{},"v:\"c\"":{}}}}"""],
            trail.Owners().Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("""["a","b","c"]""", """["z","c","y","a"]""", """["b","z","c","y","a"]""")]
    [InlineData("""["a","b"]""", """["c"]""", """["a","b","c"]""")]
    [InlineData("""["a","b","c","d"]""", """["d","b"]""", """["a","c","d","b"]""")]
    public void Apply_Lists_KeepsTheOrderOfTheConfiguration(string live, string applied, string merged)
    {
        var trail = new Trail(TestResources.Gadget).Apply("m1", $$$"""{"spec":{"tags":{{{live}}}}}""").Apply("m2", $$$"""{"spec":{"tags":{{{applied}}}}}""");

        Assert.Equal(merged, trail.Live!["spec"]!["tags"]!.ToJsonString());
    }

    [Fact]
    public void Apply_AnothersValue_IsAConflictThatNamesTheFields()
    {
        var trail = new Trail(TestResources.Gadget)
            .Apply("m1", """{"spec":{"map":{"k":"v"},"name":"abc"}}""")
            .Apply("m2", """{"spec":{"map":{"k":"zzz"},"name":"xyz"}}""");

        Assert.Equal(409, trail.Refusal!.Code);
        Assert.Equal("Apply failed with 2 conflicts: conflicts with \"m1\":\n- .spec.map.k\n- .spec.name", trail.Refusal.Message);
        Assert.Equal([".spec.map.k", ".spec.name"], trail.Refusal.Details!.Causes.Select(cause => cause.Field));
        Assert.All(trail.Refusal.Details.Causes, cause => Assert.Equal("conflict with \"m1\"", cause.Message));
    }

    [Fact]
    public void Apply_AnUpdatersValue_NamesItsVersion()
    {
        var trail = new Trail(TestResources.Gadget).Update("u1", """{"spec":{"name":"abc"}}""").Apply("m", """{"spec":{"name":"xyz"}}""");

        Assert.Equal("Apply failed with 1 conflict: conflict with \"u1\" using test.tombolo.io/v1: .spec.name", trail.Refusal!.Message);
    }

    [Fact]
    public void Apply_WithForce_TakesTheField()
    {
        var trail = new Trail(TestResources.Gadget)
            .Apply("m1", """{"spec":{"map":{"k":"v"},"name":"abc"}}""")
            .Apply("m2", """{"spec":{"map":{"k":"zzz"}}}""", force: true);

        Assert.Equal("""{"k":"zzz"}""", trail.Live!["spec"]!["map"]!.ToJsonString());
        Assert.Equal(["""m1 Apply {"f:spec":{"f:name":{}}}""", """m2 Apply {"f:spec":{"f:map":{"f:k":{}}}}"""], trail.Owners());
    }

    [Fact]
    public void Apply_TheSameAgain_ChangesNothing()
    {
        var trail = new Trail(TestResources.Gadget).Apply("m", """{"spec":{"map":{"k":"v"}}}""");
        var before = trail.Live!.ToJsonString();

        trail.Apply("m", """{"spec":{"map":{"k":"v"}}}""");

        Assert.Equal(before, trail.Live.ToJsonString());
    }

    [Fact]
    public void Apply_ObjectWithoutOwners_GivesItsFieldsToTheTimeBefore()
    {
        var trail = new Trail(TestResources.ConfigMap).Update("u", """{"data":{"q":"4"}}""").Update("u", """{"metadata":{"managedFields":[]},"data":{"q":"4"}}""");
        Assert.Empty(trail.Owners());

        trail.Apply("m", """{"data":{"q":"5"}}""");
        Assert.Equal("Apply failed with 1 conflict: conflict with \"before-first-apply\" using v1: .data.q", trail.Refusal!.Message);

        trail.Apply("m", """{"data":{"q":"5"}}""", force: true);
        Assert.Equal(["""m Apply {"f:data":{"f:q":{}}}""", """before-first-apply Update {"f:data":{}}"""], trail.Owners());
    }

    [Theory]
    [InlineData("""{"apiVersion":"v2"}""", 400, "Incorrect version specified in apply patch. Specified patch version: v2, expected: v1")]
    [InlineData("""{"metadata":{"managedFields":[{}]}}""", 400, "metadata.managedFields must be nil")]
    [InlineData("""{"data":5}""", 400, "failed to create typed patch object (/x; v1, Kind=Secret): .data: expected map, got &{5}")]
    [InlineData("""{"zzz":5}""", 400, "failed to create typed patch object (/x; v1, Kind=Secret): .zzz: field not declared in schema")]
    public void Apply_BadConfiguration_IsRefused(string body, int code, string message)
    {
        var refusal = new Trail(TestResources.Secret).Apply("m", body).Refusal;

        Assert.Equal((code, message), (refusal!.Code, refusal.Message));
    }

    [Theory]
    [InlineData("""{"spec":{"nest":null}}""", "spec.nest", "Invalid value: \"null\": spec.nest in body must be of type object: \"null\"")]
    [InlineData("""{"spec":{"deep":{"a":null}}}""", "spec.deep.a", "Invalid value: \"null\": spec.deep.a in body must be of type object: \"null\"")]
    public void Apply_NullWhereNoneIsAllowed_IsInvalid(string body, string field, string message)
    {
        var refusal = new Trail(TestResources.Gadget).Apply("m", body).Refusal!;

        Assert.Equal((422, "Invalid"), (refusal.Code, refusal.Reason));
        var cause = Assert.Single(refusal.Details!.Causes);
        Assert.Equal((field, message), (cause.Field, cause.Message));
    }

    [Fact]
    public void Apply_NullWhereItIsAllowed_IsKept() =>
        Assert.Equal("""{"opt":null,"size":3}""", new Trail(TestResources.Gadget).Apply("m", """{"spec":{"opt":null}}""").Field("spec"));

    [Fact]
    public void Apply_SecretTexts_AreOwnedAsTextsAndStoredAsData()
    {
        var trail = new Trail(TestResources.Secret).Apply("m", """{"stringData":{"p":"1"},"data":{"d":"eA=="},"type":"Opaque"}""");

        Assert.Equal("""{"d":"eA==","p":"MQ=="}""", trail.Field("data"));
        Assert.Equal(["""m Apply {"f:data":{"f:d":{}},"f:stringData":{"f:p":{}},"f:type":{}}"""], trail.Owners());

        trail.Apply("m", """{"data":{"e":"eA=="}}""");
        Assert.Equal("""{"p":"MQ==","e":"eA=="}""", trail.Field("data"));
    }
}
