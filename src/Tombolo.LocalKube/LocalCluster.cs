using System.Security.Cryptography;
using Microsoft.AspNetCore.Connections;
using Microsoft.Extensions.Logging;
using Tombolo.LocalKube.Audit;
using Tombolo.LocalKube.Certificates;
using Tombolo.LocalKube.Discovery;
using Tombolo.LocalKube.Faults;
using Tombolo.LocalKube.Http;
using Tombolo.LocalKube.Resources;
using Tombolo.LocalKube.Storage;
using Tombolo.LocalKube.Verbs;

namespace Tombolo.LocalKube;

/// <summary>A cluster's API on a loopback port, in this process and in memory. Made by <see cref="LocalFleet.AddAsync"/>.</summary>
public sealed class LocalCluster : IAsyncDisposable
{
    private readonly LocalClusterOptions _options;
    private readonly ClusterListener _listener;
    private readonly CancellationTokenSource _stopping = new();
    private readonly Dictionary<string, string> _tokens = new(StringComparer.Ordinal);
    private Task _controllers = Task.CompletedTask;
    private StoreBaseline? _baseline;

    internal LocalCluster(LocalClusterOptions options, CertificateAuthority authority, IConnectionListenerFactory sockets, FleetTransport transport, ILogger logger)
    {
        _options = options;
        Authority = authority;
        Store = new ObjectStore(options.Time);
        foreach (var user in (LocalUser[])[LocalUser.Admin, .. options.Users])
        {
            _tokens[user.Name] = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(24));
        }

        Audit = new AuditTrail(options.AuditCapacity);
        Faults = new ClusterFaults(options.Time, options.Random);
        Services = ClusterComposition.Compose(this);
        Verbs = new ObjectVerbs(Store, Services, Time);
        Handler = new RequestHandler(this, logger);
        _listener = new ClusterListener(this, sockets, transport);
    }

    /// <summary>The name it was given.</summary>
    public string Name => _options.Name;

    /// <summary>The address of the API; it stays the same while the cluster is stopped.</summary>
    public Uri Url => new($"https://127.0.0.1:{_listener.Port}");

    /// <summary>The authority of the API's certificate.</summary>
    public CertificateAuthority Authority { get; }

    /// <summary>Who asked what.</summary>
    public AuditTrail Audit { get; }

    /// <summary>Troubles on demand.</summary>
    public ClusterFaults Faults { get; }

    /// <summary>The version that the API says it has.</summary>
    public static string Version => ServerVersion.Git;

    internal LocalClusterOptions Options => _options;

    internal TimeProvider Time => _options.Time;

    internal ObjectStore Store { get; }

    internal ResourceRegistry Resources { get; } = new();

    internal ClusterServices Services { get; }

    internal ObjectVerbs Verbs { get; }

    internal RequestHandler Handler { get; }

    /// <summary>Cancelled when the cluster goes.</summary>
    internal CancellationToken Stopping => _stopping.Token;

    /// <summary>Opens the port again after <see cref="StopAsync"/>; everything that was stored is still there.</summary>
    /// <exception cref="IOException">Somebody else has taken the port.</exception>
    public Task StartAsync(CancellationToken cancellationToken = default)
    {
        if (!_listener.IsOpen)
        {
            // A new API server remembers no changes from before its start.
            Compact();
        }

        return _listener.OpenAsync(Port, cancellationToken);
    }

    /// <summary>Closes the port and breaks all connections, as if the API server had died.</summary>
    public Task StopAsync() => _listener.CloseAsync();

    /// <summary>Forgets old changes: watches that begin before now are told 410, as after a compaction of etcd.</summary>
    public void Compact() => Store.Compact();

    /// <summary>Takes back everything that was written since the start, without regard to finalizers. Nobody should be at work on it.</summary>
    public async Task ResetAsync(CancellationToken cancellationToken = default)
    {
        do
        {
            await Services.WaitForIdleAsync(cancellationToken);
        }
        while (_baseline!.Restore(Resources));

        // A definition that went is served until its controller has seen that.
        await Resources.WaitUntilAsync(
            served => Store.Count(BuiltInResources.CustomResourceDefinitions) > 0 || !served.Resources.Any(resource => resource.IsCustom), cancellationToken);
    }

    /// <summary>The token of a user of <see cref="LocalClusterOptions.Users"/>, or of admin.</summary>
    /// <exception cref="ArgumentException">No such user was given.</exception>
    public string TokenFor(string user) => _tokens.TryGetValue(user, out var token)
        ? token
        : throw new ArgumentException($"cluster {Name} knows no user '{user}' by a token, only {string.Join(", ", _tokens.Keys)}; list it in {nameof(LocalClusterOptions)}.{nameof(LocalClusterOptions.Users)}", nameof(user));

    /// <summary>Writes a kubeconfig, with a token, for a user of <see cref="LocalClusterOptions.Users"/> or for admin.</summary>
    /// <exception cref="ArgumentException">No such user was given.</exception>
    public void WriteKubeconfig(string path, string user = "admin") => KubeconfigFile.Write(path, new Kubeconfig
    {
        Context = Name,
        Server = Url,
        User = user,
        AuthorityPem = Authority.Certificate.ExportCertificatePem(),
        Token = TokenFor(user),
    });

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_stopping.IsCancellationRequested)
        {
            return;
        }

        await _stopping.CancelAsync();
        await StopAsync();
        await _controllers;
        _stopping.Dispose();
        Services.Access.Dispose();
        Faults.Dispose();
    }

    /// <summary>Starts the controllers, fills what every cluster has, and opens the port.</summary>
    internal async Task BeginAsync(CancellationToken cancellationToken)
    {
        InitialObjects.Create(this);
        _controllers = Task.WhenAll(Services.Controllers.Select(RunAsync));
        await Services.WaitForIdleAsync(cancellationToken);
        _baseline = StoreBaseline.Take(Store);
        await _listener.OpenAsync(_options.Port, cancellationToken);
    }

    private int Port => _listener.Port == 0 ? _options.Port : _listener.Port;

    private async Task RunAsync(Controllers.IClusterController controller)
    {
        // Even a controller that never waits must not hold up the start.
        await Task.Yield();
        try
        {
            await controller.RunAsync(this, Stopping);
        }
        catch (OperationCanceledException) when (Stopping.IsCancellationRequested)
        {
            // The cluster goes.
        }
    }
}
