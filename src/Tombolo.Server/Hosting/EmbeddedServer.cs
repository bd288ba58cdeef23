using Tombolo.Server.Configuration;

namespace Tombolo.Server.Hosting;

/// <summary>A whole server inside this process, as the sandbox runs one for each of its clusters.</summary>
public sealed class EmbeddedServer : IAsyncDisposable
{
    private readonly WebApplication _application;

    private EmbeddedServer(WebApplication application) => _application = application;

    /// <summary>Starts it; it listens when this returns, and is elected soon after.</summary>
    /// <exception cref="ArgumentException">Settings are wrong; the message holds every fault.</exception>
    /// <exception cref="IOException">The address is in use.</exception>
    public static async Task<EmbeddedServer> StartAsync(EmbeddedServerOptions options, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(options);
        var settings = new ServerOptions
        {
            Kubeconfig = options.Kubeconfig,
            ContentRoot = options.Folder,
            Urls = options.Address.GetLeftPart(UriPartial.Authority),
            PublicUrl = options.PublicUrl.AbsoluteUri,
            TlsCertificate = options.TlsCertificate,
            TlsKey = options.TlsKey,
            PinnedCertificates = options.TlsCertificate,
        };
        List<string> errors = [.. ServerOptionsValidator.Validate(settings)];
        var application = errors.Count > 0 ? null : ServerApplication.Build(settings, new ConfigurationBuilder().Build(), errors, builder =>
        {
            builder.Logging.ClearProviders();
            builder.Logging.AddProvider(options.Log);
            builder.Services.AddSingleton<IHostLifetime, GuestLifetime>();
        });
        if (application is null)
        {
            throw new ArgumentException(string.Join("; ", errors), nameof(options));
        }

        await application.StartAsync(cancellationToken);
        return new EmbeddedServer(application);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        // At once: streams that members hold open would hold it up until their time is over.
        using var now = new CancellationTokenSource();
        await now.CancelAsync();
        await _application.StopAsync(now.Token);
        await _application.DisposeAsync();
    }
}
