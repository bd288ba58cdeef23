using Tombolo.Api.Manifests;
using Tombolo.LocalKube.Tests.Harness;
using Tombolo.Testing.ControlPlanes;

namespace Tombolo.LocalKube.Tests.Clients;

/// <summary>The real kubectl, without flags that make it easy.</summary>
public sealed class KubectlTests : IAsyncLifetime
{
    private const string Widgets = """
        apiVersion: apiextensions.k8s.io/v1
        kind: CustomResourceDefinition
        metadata: { name: widgets.example.org }
        spec:
          group: example.org
          scope: Namespaced
          names: { plural: widgets, kind: Widget, shortNames: [wd], categories: [all] }
          versions:
            - name: v1
              served: true
              storage: true
              subresources: { status: {} }
              additionalPrinterColumns:
                - { name: Size, type: integer, jsonPath: .spec.size }
                - { name: Age, type: date, jsonPath: .metadata.creationTimestamp }
                - { name: Color, type: string, jsonPath: .spec.color, priority: 1 }
              schema:
                openAPIV3Schema:
                  type: object
                  properties:
                    spec:
                      type: object
                      properties:
                        size: { type: integer, maximum: 10 }
                        color: { type: string, default: red }
                    status: { type: object, x-kubernetes-preserve-unknown-fields: true }
        """;

    private const string Widget = """
        apiVersion: example.org/v1
        kind: Widget
        metadata: { name: a }
        spec: { size: 1 }
        """;

    private TestCluster _cluster = null!;
    private KubectlRunner _kubectl = null!;

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _cluster = await TestCluster.StartAsync();
        _kubectl = await _cluster.KubectlAsync(Cancelled);
    }

    public ValueTask DisposeAsync() => _cluster.DisposeAsync();

    [Fact]
    public async Task Version_AndDiscovery_AreAnswered()
    {
        Assert.Contains("v1.20.2+localkube", await RunAsync("version"), StringComparison.Ordinal);
        var resources = await RunAsync("api-resources");
        Assert.Contains("customresourcedefinitions   crd,crds", resources, StringComparison.Ordinal);
        Assert.Equal("ok", await RunAsync("get --raw /readyz"));
        Assert.Contains("Secret", await RunAsync("explain secret.stringData"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Apply_ClientSide_CreatesChangesAndRemovesFields()
    {
        await ApplyWidgetsAsync();

        Assert.Equal("widget.example.org/a created\n", await _kubectl.ApplyAsync(Widget, Cancelled));
        Assert.Equal("widget.example.org/a unchanged\n", await _kubectl.ApplyAsync(Widget, Cancelled));
        Assert.Equal("widget.example.org/a configured\n", await _kubectl.ApplyAsync(Widget.Replace("size: 1", "color: blue", StringComparison.Ordinal), Cancelled));
        Assert.Equal("{\"color\":\"blue\"}", await RunAsync("get widget a -o jsonpath={.spec}"));
        var invalid = await _kubectl.RunAsync(["apply", "-f", "-"], Widget.Replace("size: 1", "size: 11", StringComparison.Ordinal), Cancelled);
        Assert.Contains("spec.size in body should be less than or equal to 10", invalid.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Apply_ServerSide_OwnsFieldsAndTellsOfConflicts()
    {
        await ApplyWidgetsAsync();

        Assert.Equal("widget.example.org/a serverside-applied\n", await RunAsync("apply --server-side --field-manager=one -f -", Widget));
        var conflict = await _kubectl.RunAsync(["apply", "--server-side", "--field-manager=two", "-f", "-"], Widget.Replace("size: 1", "size: 2", StringComparison.Ordinal), Cancelled);
        Assert.Contains("conflict with \"one\"", conflict.Error, StringComparison.Ordinal);
        await RunAsync("apply --server-side --field-manager=two --force-conflicts -f -", Widget.Replace("size: 1", "size: 2", StringComparison.Ordinal));
        Assert.Equal("2", await RunAsync("get widget a -o jsonpath={.spec.size}"));
    }

    [Fact]
    public async Task Get_ShowsTables()
    {
        await ApplyWidgetsAsync();
        await _kubectl.ApplyAsync(Widget, Cancelled);
        await RunAsync("create secret generic s --from-literal=a=b");

        Assert.Matches("NAME +SIZE +AGE\na +1 +[0-9]+s\n", await RunAsync("get wd"));
        Assert.Matches("NAME +SIZE +AGE +COLOR\na +1 +[0-9]+s +red\n", await RunAsync("get widgets -o wide"));
        Assert.Matches("NAME +TYPE +DATA +AGE\ns +Opaque +1 +[0-9]+s\n", await RunAsync("get secret s"));
        Assert.Matches("default +Active +[0-9]+s\n", await RunAsync("get namespaces"));
        Assert.Contains("widget.example.org/a", await RunAsync("get all -o name"), StringComparison.Ordinal);
        Assert.Contains("kind: Widget", await RunAsync("get widget a -o yaml"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Patch_OfEveryType_IsApplied()
    {
        await RunAsync("create configmap c --from-literal=a=1");

        await _kubectl.RequireAsync(["patch", "configmap", "c", "--type=json", "-p", """[{"op":"replace","path":"/data/a","value":"2"}]"""], cancellationToken: Cancelled);
        await _kubectl.RequireAsync(["patch", "configmap", "c", "--type=merge", "-p", """{"data":{"b":"3"}}"""], cancellationToken: Cancelled);
        await _kubectl.RequireAsync(["patch", "configmap", "c", "-p", """{"data":{"c":"4","b":null}}"""], cancellationToken: Cancelled);
        await RunAsync("label configmap c x=y");
        await RunAsync("annotate configmap c q=r");

        Assert.Equal("""{"a":"2","c":"4"} {"x":"y"} {"q":"r"}""", await RunAsync("get configmap c -o jsonpath={.data}%{.metadata.labels}%{.metadata.annotations}"));
    }

    [Fact]
    public async Task Replace_OfAnOldVersion_IsAConflict()
    {
        await RunAsync("create configmap c --from-literal=a=1");
        var old = await RunAsync("get configmap c -o yaml");
        await RunAsync("label configmap c x=y");

        var result = await _kubectl.RunAsync(["replace", "-f", "-"], old.Replace("a: \"1\"", "a: \"2\"", StringComparison.Ordinal), Cancelled);

        Assert.Contains("the object has been modified", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Delete_WaitsForFinalizers()
    {
        await RunAsync("create configmap c");
        await _kubectl.RequireAsync(["patch", "configmap", "c", "-p", """{"metadata":{"finalizers":["example.org/hold"]}}"""], cancellationToken: Cancelled);
        var delete = RunAsync("delete configmap c");
        await Testing.Waiting.Eventually.TrueAsync(async () => await RunAsync("get configmap c -o jsonpath={.metadata.deletionTimestamp}") != "");
        Assert.False(delete.IsCompleted);
        await _kubectl.RequireAsync(["patch", "configmap", "c", "--type=merge", "-p", """{"metadata":{"finalizers":null}}"""], cancellationToken: Cancelled);

        Assert.Equal("configmap \"c\" deleted\n", await delete);
    }

    [Fact]
    public async Task Manifests_OfTombolo_ApplyAndBecomeEstablished()
    {
        await RunAsync("create namespace kasten-io");
        await _kubectl.ApplyAsync(ManifestRenderer.All(new ManifestOptions()), Cancelled);
        var waited = await RunAsync("wait --for=condition=Established crd --all --timeout=30s");

        Assert.Equal(ManifestRenderer.CrdManifests.Count, waited.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
        Assert.Contains("unchanged", await _kubectl.ApplyAsync(ManifestRenderer.All(new ManifestOptions()), Cancelled), StringComparison.Ordinal);
    }

    private async Task ApplyWidgetsAsync()
    {
        await _kubectl.ApplyAsync(Widgets, Cancelled);
        await RunAsync("wait --for=condition=Established crd/widgets.example.org");
    }

    private Task<string> RunAsync(string arguments, string? input = null) =>
        _kubectl.RequireAsync([.. arguments.Split(' ').Select(argument => argument.Replace('%', ' '))], input, Cancelled);
}
