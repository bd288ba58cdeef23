using System.Text.Json;
using Tombolo.Api.Resources;
using Tombolo.Dashboard.Tests.Manager;

namespace Tombolo.Dashboard.Tests.Objects;

/// <summary>What becomes of hidden texts when the list that holds them is edited: each stays with the entry that it was shown in, or the change is refused.</summary>
public sealed class YamlMaskTests
{
    [Theory]
    [InlineData("second third", "(not shown #2)", "(not shown #3)")]
    [InlineData("third first second", "(not shown #3)", "(not shown #1)", "(not shown #2)")]
    [InlineData("typed first second third", "typed", "(not shown #1)", "(not shown #2)", "(not shown #3)")]
    [InlineData("first first second", "(not shown #1)", "(not shown #1)", "(not shown #2)")]
    [InlineData("second", " (not shown #2) ")]
    public async Task Change_EntriesMoved_EachTextStaysWithItsEntry(string expected, params string[] sent)
    {
        await using var fleet = await StartAsync();

        var (status, answer) = await PutAsync(fleet, await VersionAsync(fleet), sent);

        Assert.True(status == 200, answer.ToString());
        Assert.Equal(expected, await TextsAsync(fleet));
        Assert.DoesNotContain("first", answer.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("1", "(not shown #1)", "(not shown #4)")]
    [InlineData("0", "(not shown #0)")]
    [InlineData("0 2", "(not shown)", "(not shown #2)", "(not shown #x)")]
    [InlineData("0", "(not shown #99999999999999999999)")]
    [InlineData("0", "(Not shown #1)")]
    public async Task Change_APlaceholderOfNothing_IsRefusedAtItsPath(string faults, params string[] sent)
    {
        await using var fleet = await StartAsync();

        var (status, answer) = await PutAsync(fleet, await VersionAsync(fleet), sent);

        Assert.Equal(422, status);
        Assert.Equal(faults.Split(' ').Select(Path), Paths(answer));
        Assert.Contains("type the receiveString again", answer.GetProperty("detail").GetString(), StringComparison.Ordinal);
        Assert.Equal("first second third", await TextsAsync(fleet));
    }

    [Fact]
    public async Task Change_OfAnotherVersionOrNone_RestoresNothing()
    {
        await using var fleet = await StartAsync();
        var old = await VersionAsync(fleet);
        var (changed, _) = await PutAsync(fleet, old, "(not shown #2)", "(not shown #1)");
        var now = await VersionAsync(fleet);

        var (none, unknown) = await PutAsync(fleet, null, "(not shown #1)");
        var (stale, _) = await PutAsync(fleet, old, "(not shown #1)");
        var (mixed, other) = await PutOverAsync(fleet, now, Policy(old, "(not shown #1)"));
        var (typed, _) = await PutAsync(fleet, null, "typed");

        Assert.Equal((200, 422, 409, 422, 200), (changed, none, stale, mixed, typed));
        Assert.Equal([Path("0")], Paths(unknown));
        Assert.Equal([Path("0")], Paths(other));
        Assert.Equal("typed", await TextsAsync(fleet));
    }

    [Fact]
    public async Task Create_WithPlaceholders_IsRefused()
    {
        await using var fleet = await ManagerFleet.StartAsync(seed: false);

        var (status, answer) = await fleet.CallAsync("admin", HttpMethod.Post, "objects/Policy/yaml", Body(Policy(null, "typed", "(not shown #1)", "(not shown)")));

        Assert.Equal(422, status);
        Assert.Equal([Path("1"), Path("2")], Paths(answer));
    }

    [Fact]
    public async Task Show_NumbersTheTexts_AndSparesEmptyOnes()
    {
        await using var fleet = await ManagerFleet.StartAsync();
        await ManagerFleet.CreateAsync(fleet.Admin, KnownResources.Policy, Policy(null, "first", "", "second"));

        var yaml = (await fleet.GetAsync("objects/Policy/import/yaml")).GetProperty("yaml").GetString()!;

        Assert.Equal(["(not shown #1)", "", "(not shown #2)"], yaml.Split("receiveString: ")[1..].Select(rest => rest.Split('\n')[0].Trim('"', '\'')));
    }

    private static async Task<ManagerFleet> StartAsync()
    {
        var fleet = await ManagerFleet.StartAsync();
        await ManagerFleet.CreateAsync(fleet.Admin, KnownResources.Policy, Policy(null, "first", "second", "third"));
        return fleet;
    }

    private static Task<(int Status, JsonElement Body)> PutAsync(ManagerFleet fleet, string? version, params string[] texts) => PutOverAsync(fleet, null, Policy(version, texts));

    private static Task<(int Status, JsonElement Body)> PutOverAsync(ManagerFleet fleet, string? version, string yaml) =>
        fleet.CallAsync("admin", HttpMethod.Put, "objects/Policy/import/yaml", Body(yaml, version));

    private static string Policy(string? version, params string[] texts) => $$"""
        apiVersion: config.kio.kasten.io/v1alpha1
        kind: Policy
        metadata: { name: import, namespace: kasten-io-mc{{(version is null ? "" : $", resourceVersion: \"{version}\"")}} }
        spec:
          frequency: "@daily"
          actions: [ {{string.Join(", ", texts.Select(text => $$"""{ action: import, importParameters: { receiveString: "{{text}}", profile: { name: s3-eu } } }"""))}} ]
        """;

    private static string Body(string yaml, string? version = null) => $$"""{"yaml":{{JsonSerializer.Serialize(yaml)}},"resourceVersion":{{JsonSerializer.Serialize(version)}}}""";

    private static string Path(string index) => $"spec.actions[{index}].importParameters.receiveString";

    private static IEnumerable<string> Paths(JsonElement answer) => answer.GetProperty("errors").EnumerateArray().Select(error => error.GetProperty("path").GetString()!);

    private static async Task<string> VersionAsync(ManagerFleet fleet) =>
        (await fleet.GetAsync("objects/Policy/import/yaml")).GetProperty("resourceVersion").GetString()!;

    private static async Task<string> TextsAsync(ManagerFleet fleet)
    {
        var actions = (await fleet.ReadAsync(KnownResources.Policy, "import")).GetProperty("spec").GetProperty("actions").EnumerateArray();
        return string.Join(' ', actions.Select(action => action.GetProperty("importParameters").GetProperty("receiveString").GetString()));
    }
}
