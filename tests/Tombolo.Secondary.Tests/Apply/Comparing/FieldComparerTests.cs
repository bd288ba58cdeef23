using Tombolo.Secondary.Apply.Comparing;

namespace Tombolo.Secondary.Tests.Apply.Comparing;

public sealed class FieldComparerTests
{
    [Theory]
    [InlineData("""{"spec":{"a":1}}""", """{"spec":{"a":1}}""", "")]
    [InlineData("""{"spec":{"a":1}}""", """{"spec":{"a":1,"b":2},"status":{"x":1}}""", "")]
    [InlineData("""{"spec":{"a":1}}""", """{"spec":{"a":2}}""", "spec.a")]
    [InlineData("""{"spec":{"a":1}}""", """{"spec":{}}""", "spec.a")]
    [InlineData("""{"spec":{"a":1}}""", """{}""", "spec")]
    [InlineData("""{"spec":{"a":1}}""", """{"spec":{"a":"1"}}""", "spec.a")]
    [InlineData("""{"spec":{"a":{"b":1}}}""", """{"spec":{"a":1}}""", "spec.a")]
    [InlineData("""{"spec":{"a":1,"b":2,"c":3}}""", """{"spec":{"a":1,"b":0}}""", "spec.b spec.c")]
    [InlineData("""{"spec":{"b":2,"a":1}}""", """{"spec":{"a":1,"b":2}}""", "")]
    [InlineData("""{"spec":{"a":1.0}}""", """{"spec":{"a":1}}""", "")]
    [InlineData("""{"spec":{"a":1e3}}""", """{"spec":{"a":1000}}""", "")]
    [InlineData("""{"spec":{"a":12345678901234567890123}}""", """{"spec":{"a":12345678901234567890124}}""", "spec.a")]
    [InlineData("""{"spec":{"a":1e400}}""", """{"spec":{"a":1e400}}""", "")]
    [InlineData("""{"spec":{"a":true}}""", """{"spec":{"a":false}}""", "spec.a")]
    [InlineData("""{"spec":{"a":"x\u0041"}}""", """{"spec":{"a":"xA"}}""", "")]
    [InlineData("""{"spec":{"a":null}}""", """{"spec":{}}""", "")]
    [InlineData("""{"spec":{"a":null}}""", """{"spec":{"a":null}}""", "")]
    [InlineData("""{"spec":{"a":null}}""", """{"spec":{"a":1}}""", "spec.a")]
    [InlineData("""{"spec":{"a":{}}}""", """{"spec":{"a":{"b":1}}}""", "")]
    [InlineData("""{"spec":{"a":{}}}""", """{"spec":{}}""", "spec.a")]
    [InlineData("""{"spec":{"a":[1,2]}}""", """{"spec":{"a":[1,2]}}""", "")]
    [InlineData("""{"spec":{"a":[1,2]}}""", """{"spec":{"a":[2,1]}}""", "spec.a[0] spec.a[1]")]
    [InlineData("""{"spec":{"a":[1,2]}}""", """{"spec":{"a":[1,2,3]}}""", "spec.a")]
    [InlineData("""{"spec":{"a":[]}}""", """{"spec":{}}""", "spec.a")]
    [InlineData("""{"spec":{"a":[{"n":1}]}}""", """{"spec":{"a":[{"n":1,"default":true}]}}""", "")]
    [InlineData("""{"spec":{"a":[{"n":1},{"n":2}]}}""", """{"spec":{"a":[{"n":1},{"n":3}]}}""", "spec.a[1].n")]
    [InlineData("""{"metadata":{"name":"x","uid":"1"}}""", """{"metadata":{"name":"y"}}""", "")]
    [InlineData("""{"metadata":{"labels":{"a/b":"1"}}}""", """{"metadata":{"labels":{"a/b":"2","c":"3"}}}""", "metadata.labels['a/b']")]
    [InlineData("""{"metadata":{"annotations":{"a":"1"}}}""", """{"metadata":{}}""", "metadata.annotations")]
    [InlineData("""{"apiVersion":"v1","kind":"A","status":{"x":1},"hash":"1"}""", """{"apiVersion":"v2","kind":"B"}""", "")]
    [InlineData("""{"actions":{"backup":{"phases":[]}}}""", """{"actions":{"backup":{"phases":[{}]}}}""", "actions.backup.phases")]
    public void Differences_OfAnyKind_AreTheWantedFieldsThatDiffer(string wanted, string live, string paths) =>
        Assert.Equal(paths, Paths(FieldComparer.Default.Differences("Profile", Json.Parse(wanted), Json.Parse(live))));

    [Theory]
    [InlineData("""{"data":{"a":"YWI="}}""", """{"data":{"a":"YWI="}}""", "")]
    [InlineData("""{"data":{"a":"YW\nI="}}""", """{"data":{"a":"YWI="}}""", "")]
    [InlineData("""{"data":{"a":"YWI="}}""", """{"data":{"a":"YWM="}}""", "data.a")]
    [InlineData("""{"data":{"service-account.json":"YWI="}}""", """{"data":{}}""", "data['service-account.json']")]
    [InlineData("""{"data":{}}""", """{}""", "")]
    [InlineData("""{"data":{"a":""}}""", """{}""", "data")]
    [InlineData("""{"type":"a"}""", """{"type":"b"}""", "type")]
    public void Differences_OfASecret_AreInBytes(string wanted, string live, string paths) =>
        Assert.Equal(paths, Paths(FieldComparer.Default.Differences("Secret", Json.Parse(wanted), Json.Parse(live))));

    [Fact]
    public void Differences_OfAConfigMap_AreInText() =>
        Assert.Equal("data.a", Paths(FieldComparer.Default.Differences("ConfigMap", Json.Parse("""{"data":{"a":"YW\nI="}}"""), Json.Parse("""{"data":{"a":"YWI="}}"""))));

    [Theory]
    [InlineData("""{"spec":{"a":1}}""", """{"spec":{"a":1}}""", "")]
    [InlineData("""{"spec":{"a":1}}""", """{"spec":{"a":1,"b":true}}""", "spec.b")]
    [InlineData("""{"spec":{"a":1}}""", """{"spec":{"a":1,"b":false,"c":"","d":0,"e":[],"f":{},"g":null,"h":{"i":{"j":""}}}}""", "")]
    [InlineData("""{"spec":{"a":1}}""", """{"spec":{"a":1,"h":{"i":{"j":"x"}}}}""", "spec.h")]
    [InlineData("""{"spec":{"a":[{"n":1}]}}""", """{"spec":{"a":[{"n":1,"m":2}]}}""", "spec.a[0].m")]
    [InlineData("""{"spec":{}}""", """{"spec":{},"status":{"a":1},"metadata":{"labels":{"a":"b"}},"hash":"x","immutable":true}""", "")]
    [InlineData("""{"spec":{}}""", """{"spec":{},"data":{"a":"b"}}""", "data")]
    public void Extras_AreFieldsThatAreOnlyThereAndSaySomething(string wanted, string live, string paths) =>
        Assert.Equal(paths, Paths(FieldComparer.Default.Extras("Profile", Json.Parse(wanted), Json.Parse(live))));

    [Fact]
    public void Differences_OutliveTheDocuments()
    {
        FieldDifference difference;
        using (var wanted = System.Text.Json.JsonDocument.Parse("""{"spec":{"a":"wanted"}}"""))
        using (var live = System.Text.Json.JsonDocument.Parse("""{"spec":{"a":"found"}}"""))
        {
            difference = Assert.Single(FieldComparer.Default.Differences("Profile", wanted.RootElement, live.RootElement));
        }

        Assert.Equal(("wanted", "found"), (difference.Wanted.GetString(), difference.Found.GetString()));
    }

    private static string Paths(IReadOnlyList<FieldDifference> differences) => string.Join(' ', differences.Select(difference => difference.Path.ToString()));
}
