using System.Text;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Tombolo.Api.Resources;
using Tombolo.Dashboard.Fleet;
using Tombolo.Dashboard.Tests.Hosting;
using Tombolo.Kubernetes.Client;
using Tombolo.Kubernetes.Errors;
using Tombolo.LocalKube;
using Tombolo.Testing.Waiting;

namespace Tombolo.Dashboard.Tests.Manager;

/// <summary>A primary with clusters, resources, a token and people of different rights, and its dashboard.</summary>
internal sealed class ManagerFleet : IAsyncDisposable
{
    /// <summary>Credentials and token texts of the fleet: nothing of it may reach a browser, but the token where it was asked for.</summary>
    public const string AccessKey = "AKIATOPSECRET";

    public const string SecretKey = "wJalrTopSecretKey";

    public const string TokenText = "tmb1.public.topsecret.sum";

    private readonly TestCluster _cluster;

    private ManagerFleet(TestCluster cluster, TestDashboard dashboard, FixedMemory memory) => (_cluster, Dashboard, Memory) = (cluster, dashboard, memory);

    public TestDashboard Dashboard { get; }

    public FixedMemory Memory { get; }

    public KubernetesClient Admin => _cluster.Admin;

    public LocalCluster Local => _cluster.Local;

    public static async Task<ManagerFleet> StartAsync(bool seed = true)
    {
        var cluster = await TestCluster.StartAsync(new LocalUser("nobody"), new LocalUser("reader"), new LocalUser("lister"));
        if (seed)
        {
            await SeedAsync(cluster.Admin);
        }

        var memory = new FixedMemory();
        return new ManagerFleet(cluster, await TestDashboard.StartAsync(cluster, adjust: builder => builder.Services.AddSingleton<IFleetMemory>(memory)), memory);
    }

    /// <summary>Calls with a user's own bearer token.</summary>
    public async Task<(int Status, JsonElement Body)> CallAsync(string user, HttpMethod method, string path, string? json = null)
    {
        using var http = new HttpClient { BaseAddress = new Uri(Dashboard.Url, "mc/v1/") };
        using var request = new HttpRequestMessage(method, path);
        request.Headers.Authorization = new("Bearer", Local.TokenFor(user));
        if (json is not null)
        {
            request.Content = new StringContent(json, Encoding.UTF8, "application/json");
        }

        using var response = await http.SendAsync(request);
        var text = await response.Content.ReadAsStringAsync();
        return ((int)response.StatusCode, text.Length == 0 ? default : JsonSerializer.Deserialize<JsonElement>(text));
    }

    /// <summary>As the administrator, with an answer that must be a success.</summary>
    public async Task<JsonElement> GetAsync(string path)
    {
        var (status, body) = await CallAsync("admin", HttpMethod.Get, path);
        Assert.True(status == 200, $"{path}: {status} {body}");
        return body;
    }

    public async Task<JsonElement> ReadAsync(ResourceType type, string name)
    {
        var found = (await Admin.GetAsync(type, new ResourceKey("kasten-io-mc", name), default)).Value;
        return JsonSerializer.Deserialize<JsonElement>(found.Json.Span);
    }

    public static async Task CreateAsync(IKubernetesClient admin, ResourceType type, string yaml)
    {
        var options = new ApplyOptions { FieldManager = "kubectl-create", Force = true };
        var name = yaml.Split("name: ", 2)[1].Split([',', ' ', '\n', '}'], 2)[0];
        var key = new ResourceKey(type.Namespaced ? "kasten-io-mc" : "", name);

        // A kind is served a moment after its definition is stored.
        KubernetesStatus? error = null;
        await Eventually.TrueAsync(
            async () => (error = (await admin.ApplyAsync(type, key, Encoding.UTF8.GetBytes(yaml), options, default)).Error) is not { IsNotFound: true },
            TimeSpan.FromSeconds(20),
            $"{type} are served");
        Assert.Null(error);
    }

    public async ValueTask DisposeAsync()
    {
        await Dashboard.DisposeAsync();
        await _cluster.DisposeAsync();
    }

    private static async Task SeedAsync(KubernetesClient admin)
    {
        await CreateAsync(admin, KnownResources.Cluster, """
            apiVersion: dist.kio.kasten.io/v1alpha1
            kind: Cluster
            metadata: { name: hub-paris, namespace: kasten-io-mc, labels: { dist.kio.kasten.io/cluster-type: primary } }
            spec: { primary: true, k10: { ingress: { url: "https://paris.example.org/k10" } } }
            """);
        await CreateAsync(admin, KnownResources.Cluster, """
            apiVersion: dist.kio.kasten.io/v1alpha1
            kind: Cluster
            metadata: { name: shop-lyon, namespace: kasten-io-mc, labels: { dist.kio.kasten.io/cluster-type: secondary, region: eu }, annotations: { tombolo.io/token-id: id-1 } }
            spec: { primary: false }
            """);
        await CreateAsync(admin, KnownResources.Secret, $$"""
            apiVersion: v1
            kind: Secret
            metadata: { name: s3-eu-credentials, namespace: kasten-io-mc, annotations: { tombolo.io/credentials-of: s3-eu } }
            type: secrets.kanister.io/aws
            stringData: { aws_access_key_id: {{AccessKey}}, aws_secret_access_key: {{SecretKey}} }
            """);
        await CreateAsync(admin, KnownResources.Secret, $$"""
            apiVersion: v1
            kind: Secret
            metadata: { name: lab-token, namespace: kasten-io-mc, annotations: { tombolo.io/ready: "true", tombolo.io/token-id: id-1 } }
            type: dist.kio.kasten.io/join-token
            stringData: { token: {{TokenText}}, publicKey: key }
            """);
        await CreateAsync(admin, KnownResources.Profile, """
            apiVersion: config.kio.kasten.io/v1alpha1
            kind: Profile
            metadata: { name: s3-eu, namespace: kasten-io-mc }
            spec:
              type: Location
              locationSpec:
                type: ObjectStore
                objectStore: { objectStoreType: S3, name: backups, region: eu-west-3, endpoint: "https://s3.example.org", newField: kept }
                credential: { secretType: AwsAccessKey, secret: { apiVersion: v1, kind: Secret, name: s3-eu-credentials, namespace: kasten-io-mc } }
            """);
        await CreateAsync(admin, KnownResources.Policy, """
            apiVersion: config.kio.kasten.io/v1alpha1
            kind: Policy
            metadata: { name: nightly, namespace: kasten-io-mc }
            spec:
              frequency: "@daily"
              retention: { daily: 7 }
              actions:
                - { action: backup }
                - { action: export, exportParameters: { profile: { name: s3-eu, namespace: kasten-io-mc } } }
            """);
        await CreateAsync(admin, KnownResources.Distribution, """
            apiVersion: dist.kio.kasten.io/v1alpha1
            kind: Distribution
            metadata: { name: baseline, namespace: kasten-io-mc }
            spec:
              clusters: [ { selector: "" } ]
              sources: [ { ref: { apiVersion: config.kio.kasten.io/v1alpha1, kind: Policy, name: nightly, namespace: kasten-io-mc } } ]
              overrides: [ { target: { kind: Policy, name: nightly }, clusters: [ { name: shop-lyon } ], patch: { spec: { paused: true } } } ]
            """);
        await CreateAsync(admin, KnownResources.K10ClusterRole, """
            apiVersion: auth.kio.kasten.io/v1alpha1
            kind: K10ClusterRole
            metadata: { name: k10-multi-cluster-admin, namespace: kasten-io-mc }
            spec: { clusterRoleRef: k10-admin }
            """);
        await CreateAsync(admin, KnownResources.K10ClusterRoleBinding, """
            apiVersion: auth.kio.kasten.io/v1alpha1
            kind: K10ClusterRoleBinding
            metadata: { name: eu, namespace: kasten-io-mc }
            spec:
              k10ClusterRole: k10-multi-cluster-admin
              clusters: [ { selector: "region=eu" } ]
              subjects: [ { apiGroup: rbac.authorization.k8s.io, kind: User, name: reader } ]
            """);
        await GrantAsync(admin, "reader", """{ apiGroups: [dist.kio.kasten.io], resources: [clusters], resourceNames: [shop-lyon], verbs: [get] }""");
        await GrantAsync(admin, "lister", """{ apiGroups: [dist.kio.kasten.io, auth.kio.kasten.io, config.kio.kasten.io], resources: ["*"], verbs: [get, list] }""");
    }

    private static async Task GrantAsync(KubernetesClient admin, string user, string rule)
    {
        await CreateAsync(admin, KnownResources.Role, $$"""
            apiVersion: rbac.authorization.k8s.io/v1
            kind: Role
            metadata: { name: {{user}}, namespace: kasten-io-mc }
            rules: [ {{rule}} ]
            """);
        await CreateAsync(admin, KnownResources.RoleBinding, $$"""
            apiVersion: rbac.authorization.k8s.io/v1
            kind: RoleBinding
            metadata: { name: {{user}}, namespace: kasten-io-mc }
            roleRef: { apiGroup: rbac.authorization.k8s.io, kind: Role, name: {{user}} }
            subjects: [ { apiGroup: rbac.authorization.k8s.io, kind: User, name: {{user}} } ]
            """);
    }
}
