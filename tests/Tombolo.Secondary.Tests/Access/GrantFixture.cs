using System.Text;
using System.Text.Json.Nodes;
using Tombolo.Api.Resources;
using Tombolo.Kubernetes.Client;
using Tombolo.Protocol.Payloads;
using Tombolo.Secondary.Sync;
using Tombolo.Secondary.Tests.Apply;
using Tombolo.Testing.Waiting;

namespace Tombolo.Secondary.Tests.Access;

/// <summary>A member with the access roles of our manifests.</summary>
internal sealed class GrantFixture : IAsyncDisposable
{
    public ApplyFixture Apply { get; } = new();

    public static async Task<GrantFixture> StartedAsync(params DesiredItem[] items)
    {
        var fixture = await PreparedAsync();
        await fixture.Apply.StartAsync(items);
        return fixture;
    }

    public static async Task<GrantFixture> PreparedAsync()
    {
        var fixture = new GrantFixture();
        foreach (var role in new[] { "tombolo-admin", "tombolo-basic", "tombolo-config-view" })
        {
            await fixture.MakeRoleAsync(role);
        }

        return fixture;
    }

    public async Task MakeRoleAsync(string name) => await CreateAsync(KnownResources.ClusterRole, name, """{"rules":[]}""");

    public async Task DropAsync(ResourceType type, string name) =>
        Assert.True((await Apply.Api.DeleteAsync(type, new ResourceKey("", name), DeleteOptions.Default, CancellationToken.None)).IsSuccess);

    public async Task CreateAsync(ResourceType type, string name, string content)
    {
        var body = JsonNode.Parse(content)!.AsObject();
        body["metadata"] ??= new JsonObject();
        body["metadata"]!["name"] = name;
        _ = (await Apply.Api.CreateAsync(type, null, Encoding.UTF8.GetBytes(body.ToJsonString()), new WriteOptions { FieldManager = "kubectl" }, CancellationToken.None)).Value;
    }

    public async Task PatchAsync(string binding, string mergePatch) => _ = (await Apply.Api.PatchAsync(
        KnownResources.ClusterRoleBinding,
        new ResourceKey("", GrantItem.NameOf(binding)),
        PatchKind.Merge,
        Encoding.UTF8.GetBytes(mergePatch),
        new WriteOptions { FieldManager = "kubectl-edit" },
        CancellationToken.None)).Value;

    /// <summary>The ClusterRoleBinding of a binding; null when there is none.</summary>
    public async Task<JsonObject?> FindAsync(string binding)
    {
        var read = await Apply.Api.GetAsync(KnownResources.ClusterRoleBinding, new ResourceKey("", GrantItem.NameOf(binding)), CancellationToken.None);
        return read.IsNotFound ? null : JsonNode.Parse(read.Value.Json.Span)!.AsObject();
    }

    /// <summary><c>role: name, name</c>; null when there is no ClusterRoleBinding.</summary>
    public async Task<string?> GrantedAsync(string binding) => await FindAsync(binding) is { } found
        ? $"{found["roleRef"]!["name"]}: {string.Join(", ", found["subjects"]!.AsArray().Select(subject => (string)subject!["name"]!))}"
        : null;

    /// <summary>Waits until there is no ClusterRoleBinding: one that was made a moment ago is removed once the watch has told of it.</summary>
    public Task GoneAsync(string binding) => Eventually.TrueAsync(async () => await FindAsync(binding) is null, description: $"what {binding} granted is gone");

    /// <summary>Nothing is bound any more, while these owners hold.</summary>
    public DesiredState Nothing(params string[] hold) => Apply.State() with { Hold = hold.ToHashSet() };

    public ValueTask DisposeAsync() => Apply.DisposeAsync();
}
