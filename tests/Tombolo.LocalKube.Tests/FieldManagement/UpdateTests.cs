using Tombolo.LocalKube.Tests.Objects;

namespace Tombolo.LocalKube.Tests.FieldManagement;

/// <summary>Who owns what after creates, updates and patches.</summary>
public sealed class UpdateTests
{
    [Fact]
    public void Create_OwnsAllFieldsWithTheirParents() => Assert.Equal(
        ["""c Update {"f:metadata":{"f:labels":{".":{},"f:x":{}}},"f:spec":{".":{},"f:size":{}}}"""],
        new Trail(TestResources.Gadget).Update("c", """{"metadata":{"labels":{"x":"y"}},"spec":{"size":2}}""").Owners());

    [Fact]
    public void Merge_ChangedField_MovesToWhoChangedIt()
    {
        var trail = new Trail(TestResources.Gadget)
            .Apply("m1", """{"spec":{"tags":["a"],"map":{"k":"v"},"name":"abc"}}""")
            .Merge("u1", """{"spec":{"name":"upd","map":{"l":"w"}}}""");

        Assert.Equal(
            ["""m1 Apply {"f:spec":{"f:map":{"f:k":{}},"f:tags":{"v:\"a\"":{}}}}""", """u1 Update {"f:spec":{"f:map":{"f:l":{}},"f:name":{}}}"""],
            trail.Owners());
    }

    [Fact]
    public void Merge_RemovedField_IsNobodys()
    {
        var trail = new Trail(TestResources.ConfigMap).Apply("m", """{"data":{"a":"1","b":"2"}}""").Merge("u", """{"data":{"a":null}}""");

        Assert.Equal(["""m Apply {"f:data":{"f:b":{}}}"""], trail.Owners());
    }

    [Fact]
    public void Status_IsOwnedThroughItsSubresource()
    {
        var trail = new Trail(TestResources.Gadget).Update("u", """{"spec":{"size":1}}""").Merge("u", """{"status":{"phase":"x"}}""", "status");

        Assert.Equal(
            ["""u Update {"f:spec":{".":{},"f:size":{}}}""", """u Update/status {"f:status":{".":{},"f:phase":{}}}"""],
            trail.Owners());
    }

    [Fact]
    public void Update_SameManagerAgain_JoinsItsFields()
    {
        var trail = new Trail(TestResources.ConfigMap).Update("u", """{"data":{"a":"1"}}""").Merge("u", """{"data":{"b":"1"}}""");

        Assert.Equal(["""u Update {"f:data":{".":{},"f:a":{},"f:b":{}}}"""], trail.Owners());
    }

    [Fact]
    public void Update_ThatChangesNothing_KeepsOwnersAndTimes()
    {
        var trail = new Trail(TestResources.ConfigMap).Update("u", """{"data":{"a":"1"}}""");
        var before = trail.Live!.ToJsonString();

        Assert.Equal(before, trail.Merge("v", "{}").Live!.ToJsonString());
    }

    [Fact]
    public void Update_OwnersGiven_AreTaken()
    {
        var given = """{"manager":"x","operation":"Update","apiVersion":"v1","fieldsType":"FieldsV1","fieldsV1":{"f:data":{"f:q":{}}}}""";
        var trail = new Trail(TestResources.ConfigMap).Update("u", """{"data":{"q":"6"}}""");

        trail.Update("abc", $$$"""{"metadata":{"managedFields":[{{{given}}}]},"data":{"q":"7","w":"1"}}""");

        Assert.Equal(["""abc Update {"f:data":{"f:q":{},"f:w":{}}}"""], trail.Owners());
    }

    [Fact]
    public void Update_OwnersMalformed_AreIgnored()
    {
        var trail = new Trail(TestResources.ConfigMap).Update("u", """{"data":{"q":"6"}}""");

        trail.Update("abc", """{"metadata":{"managedFields":[{"manager":"x","operation":"bad"}]},"data":{"q":"7"}}""");

        Assert.Equal(["""u Update {"f:data":{}}""", """abc Update {"f:data":{"f:q":{}}}"""], trail.Owners());
    }

    [Fact]
    public void Update_ByMoreThanTen_JoinsTheOldest()
    {
        var trail = new Trail(TestResources.ConfigMap).Update("u0", """{"data":{"k":"0"}}""");
        for (var index = 1; index < 13; index++)
        {
            trail.Merge($"u{index}", $$$"""{"data":{"k{{{index}}}":"1"}}""");
        }

        Assert.Equal(10, trail.Owners().Length);
        Assert.Contains("""ancient-changes Update {"f:data":{".":{},"f:k":{},"f:k1":{},"f:k2":{},"f:k3":{}}}""", trail.Owners());
    }
}
