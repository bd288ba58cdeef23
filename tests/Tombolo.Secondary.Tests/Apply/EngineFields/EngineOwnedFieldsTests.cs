using Tombolo.Secondary.Apply.EngineFields;

namespace Tombolo.Secondary.Tests.Apply.EngineFields;

public sealed class EngineOwnedFieldsTests
{
    private const string Token = """ "migrationToken":{"name":"t"} """;

    /// <summary>Actions are written as <c>name</c>, <c>name@profile</c>, <c>name=receiveString</c>; the result is the filled list.</summary>
    [Theory]
    [InlineData("backup export", "backup export=R", "backup export=R")]
    [InlineData("export", "export=R", "export=R")]
    [InlineData("export=S", "export=R", "export=S")]
    [InlineData("backup", "export=R", "backup")]
    [InlineData("export", "backup", "export")]
    [InlineData("export", "", "export")]
    [InlineData("", "export=R", "")]
    [InlineData("export backup", "backup export=R", "export=R backup")]
    [InlineData("backup restore export", "backup export=R", "backup restore export=R")]
    [InlineData("export", "backup export=R", "export=R")]
    [InlineData("export@a export@b", "export@a=A export@b=B", "export@a=A export@b=B")]
    [InlineData("export@b export@a", "export@a=A export@b=B", "export@b=B export@a=A")]
    [InlineData("export@b", "export@a=A export@b=B", "export@b=B")]
    [InlineData("export@c export@a", "export@a=A export@b=B", "export@c=B export@a=A")]
    [InlineData("export@c", "export@a=A", "export@c=A")]
    [InlineData("export@a export@a", "export@a=1 export@a=2", "export@a=1 export@a=2")]
    [InlineData("export@a export@a export@a", "export@a=1 export@a=2", "export@a=1 export@a=2 export@a")]
    public void Fill_ActionsOfThePolicy_TakeTheEnginesValuesOver(string wanted, string live, string filled)
    {
        var manifest = Policy(wanted);

        var result = EngineOwnedFields.Fill("config.kio.kasten.io", "Policy", Json.Parse(manifest), Json.Parse(Policy(live)));

        Assert.Equal(Json.Parse(Policy(filled)).GetRawText(), result is { } bytes ? Json.Parse(System.Text.Encoding.UTF8.GetString(bytes.Span)).GetRawText() : manifest);
        Assert.Equal(wanted == filled, result is null);
    }

    [Theory]
    [InlineData("""{}""")]
    [InlineData("""{"exportParameters":null}""")]
    [InlineData("""{"exportParameters":{}}""")]
    [InlineData("""{"exportParameters":{"receiveString":"","migrationToken":{"name":"","namespace":""}}}""")]
    [InlineData("""{"exportParameters":{"receiveString":null,"migrationToken":null}}""")]
    public void Fill_SourceLeavesThemEmpty_BothAreTakenOver(string action)
    {
        var wanted = Json.Parse($$$"""{"spec":{"actions":[{"action":"export",{{{action[1..]}}}]}}""".Replace(",}", "}", StringComparison.Ordinal));
        var live = Json.Parse($$$"""{"spec":{"actions":[{"action":"export","exportParameters":{"receiveString":"R",{{{Token}}}}}]}}""");

        var filled = Json.Parse(System.Text.Encoding.UTF8.GetString(EngineOwnedFields.Fill("config.kio.kasten.io", "Policy", wanted, live)!.Value.Span));

        var export = filled.GetProperty("spec").GetProperty("actions")[0].GetProperty("exportParameters");
        Assert.Equal(("R", "t"), (export.GetProperty("receiveString").GetString(), export.GetProperty("migrationToken").GetProperty("name").GetString()));
    }

    [Fact]
    public void Fill_ImportsReceiveString_IsTheSources()
    {
        var wanted = Json.Parse("""{"spec":{"actions":[{"action":"import","importParameters":{}}]}}""");
        var live = Json.Parse("""{"spec":{"actions":[{"action":"import","importParameters":{"receiveString":"R"}}]}}""");

        Assert.Null(EngineOwnedFields.Fill("config.kio.kasten.io", "Policy", wanted, live));
    }

    [Theory]
    [InlineData("config.kio.kasten.io", "Profile")]
    [InlineData("example.org", "Policy")]
    public void Fill_OtherKinds_AreLeftAlone(string group, string kind) =>
        Assert.Null(EngineOwnedFields.Fill(group, kind, Json.Parse(Policy("export")), Json.Parse(Policy("export=R"))));

    [Theory]
    [InlineData("""{}""")]
    [InlineData("""{"spec":{}}""")]
    [InlineData("""{"spec":{"actions":{}}}""")]
    [InlineData("""{"spec":{"actions":[1,null,{"action":2}]}}""")]
    public void Fill_StrangePolicies_AreLeftAlone(string policy)
    {
        Assert.Null(EngineOwnedFields.Fill("config.kio.kasten.io", "Policy", Json.Parse(policy), Json.Parse(Policy("export=R"))));
        Assert.Null(EngineOwnedFields.Fill("config.kio.kasten.io", "Policy", Json.Parse(Policy("export")), Json.Parse(policy)));
    }

    private static string Policy(string actions) =>
        """{"spec":{"frequency":"@daily","actions":[""" + string.Join(',', actions.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Action)) + "]}}";

    private static string Action(string text)
    {
        var (head, receive) = text.Split('=') is [var before, var after] ? (before, after) : (text, null);
        var (name, profile) = head.Split('@') is [var action, var where] ? (action, where) : (head, null);
        var fields = new List<string>();
        if (profile is not null)
        {
            fields.Add($$$""" "profile":{"name":"{{{profile}}}"} """.Trim());
        }

        if (receive is not null)
        {
            fields.Add($$""" "receiveString":"{{receive}}" """.Trim());
        }

        return fields.Count == 0
            ? $$"""{"action":"{{name}}"}"""
            : $$$"""{"action":"{{{name}}}","exportParameters":{""" + string.Join(',', fields) + "}}";
    }
}
