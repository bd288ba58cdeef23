using System.Net;
using System.Security.Cryptography.X509Certificates;
using Tombolo.Api.Validation;
using Tombolo.Cli.Commands.Doctor;
using Tombolo.Cli.Commands.Doctor.Network;
using Tombolo.Cli.Commands.Doctor.Target;
using Tombolo.Cli.Output;
using Tombolo.Cli.Tests.Harness;
using Tombolo.LocalKube.Certificates;
using Tombolo.Protocol.Pins;
using Tombolo.Testing.ControlPlanes;
using Tombolo.Testing.Http;
using Tombolo.Testing.InMemory;
using Tombolo.Testing.Proxies;
using Tombolo.Testing.Time;

namespace Tombolo.Cli.Tests.Commands.Doctor.Network;

/// <summary>The way to a primary over real sockets, with everything that may stand on it.</summary>
public sealed class WayCheckupTests : IDisposable
{
    private const string All = "url=OK proxy=OK dns=OK tcp=OK tls=OK primary=OK clock=OK body=OK stream=OK idle=OK";

    private readonly CertificateAuthority _authority = new("Tombolo test ingress");
    private readonly X509Certificate2 _certificate;
    private readonly Dictionary<string, string> _environment = new(StringComparer.Ordinal);

    public WayCheckupTests() => _certificate = _authority.IssueServer("127.0.0.1", "localhost");

    public void Dispose()
    {
        _certificate.Dispose();
        _authority.Dispose();
    }

    [Fact]
    public async Task Way_NothingInBetween_IsAllRight()
    {
        using var primary = new PrimaryScript();
        await using var server = await ScriptedServer.StartAsync(primary.HandleAsync, _certificate);
        var findings = await RunAsync(Target(server, [Pin], primary.Key.PublicKey.Thumbprint), idleProbe: TimeSpan.FromSeconds(2));
        Assert.Equal(All, Results(findings));
        Assert.Contains("with the key that was expected", Seen(findings, CheckNames.Primary), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Way_AnchorInsteadOfPin_IsTrusted()
    {
        using var primary = new PrimaryScript();
        await using var server = await ScriptedServer.StartAsync(primary.HandleAsync, _certificate);
        Assert.Contains("tls=OK", Results(await RunAsync(Target(server), anchors: [_authority.Certificate])), StringComparison.Ordinal);
        Assert.Contains("tls=FAIL primary=FAIL clock=SKIP", Results(await RunAsync(Target(server))), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Way_BufferedStream_IsSeen()
    {
        using var primary = new PrimaryScript { BuffersStreams = true };
        await using var server = await ScriptedServer.StartAsync(primary.HandleAsync, _certificate);
        var findings = await RunAsync(Target(server, [Pin]), idleProbe: TimeSpan.FromSeconds(2));
        Assert.Contains("primary=OK clock=OK body=OK stream=WARN idle=SKIP", Results(findings), StringComparison.Ordinal);
        Assert.Contains("held back on the way, by up to 4", Seen(findings, CheckNames.Stream), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Way_IdleCut_IsSeenWithItsTime()
    {
        using var primary = new PrimaryScript { IdleTimeout = TimeSpan.FromSeconds(2.5) };
        await using var server = await ScriptedServer.StartAsync(primary.HandleAsync, _certificate);
        var findings = await RunAsync(Target(server, [Pin]), idleProbe: TimeSpan.FromSeconds(8));
        Assert.Contains("stream=OK idle=WARN", Results(findings), StringComparison.Ordinal);
        Assert.Contains("of silence", Seen(findings, CheckNames.Idle), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Way_SmallBodyLimit_IsSeen()
    {
        using var primary = new PrimaryScript { LargestBody = 100_000 };
        await using var server = await ScriptedServer.StartAsync(primary.HandleAsync, _certificate);
        Assert.Contains("body=FAIL stream=OK idle=SKIP", Results(await RunAsync(Target(server, [Pin]))), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Way_AnotherPrimary_IsSeenByItsKey()
    {
        using var primary = new PrimaryScript();
        await using var server = await ScriptedServer.StartAsync(primary.HandleAsync, _certificate);
        var findings = await RunAsync(Target(server, [Pin], "another-key"));
        Assert.Contains("tls=OK primary=FAIL clock=OK body=OK", Results(findings), StringComparison.Ordinal);
        Assert.Contains(primary.Key.PublicKey.Thumbprint, Seen(findings, CheckNames.Primary), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(200, "<html>sign in</html>", "text/html", "no answer of a Tombolo primary")]
    [InlineData(404, "nothing here", "text/plain", "HTTP 404")]
    [InlineData(503, "this server is not the active server of a primary", "text/plain", "not the active server")]
    public async Task Way_SomethingElseAnswers_IsSaid(int status, string body, string contentType, string expected)
    {
        using var primary = new PrimaryScript { Instead = (status, body, contentType) };
        await using var server = await ScriptedServer.StartAsync(primary.HandleAsync, _certificate);
        var findings = await RunAsync(Target(server, [Pin]));
        Assert.Contains("tls=OK primary=FAIL", Results(findings), StringComparison.Ordinal);
        Assert.Contains(expected, Seen(findings, CheckNames.Primary), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Way_OtherCertificate_IsRefusedByThePin()
    {
        using var stranger = new CertificateAuthority("Somebody else");
        using var certificate = stranger.IssueServer("127.0.0.1");
        using var primary = new PrimaryScript();
        await using var server = await ScriptedServer.StartAsync(primary.HandleAsync, certificate);
        var findings = await RunAsync(Target(server, [Pin]));
        Assert.Equal("url=OK proxy=OK dns=OK tcp=OK tls=FAIL primary=FAIL clock=SKIP body=SKIP stream=SKIP idle=SKIP", Results(findings));
        Assert.Contains("does not lead to a pin", Seen(findings, CheckNames.Tls), StringComparison.Ordinal);
        Assert.Empty(server.Requests);
    }

    [Fact]
    public async Task Way_ExpiredCertificate_SaysSince()
    {
        using var old = new CertificateAuthority("Old", new ManualTimeProvider(DateTimeOffset.UnixEpoch), TimeSpan.FromDays(1));
        using var certificate = old.IssueServer("127.0.0.1");
        using var primary = new PrimaryScript();
        await using var server = await ScriptedServer.StartAsync(primary.HandleAsync, certificate);
        var findings = await RunAsync(Target(server, [CertificatePin.Of(old.Certificate)]));
        Assert.Contains("expired at 1970-01-02", Seen(findings, CheckNames.Tls), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Way_NotTls_IsSaid()
    {
        using var primary = new PrimaryScript();
        await using var server = await ScriptedServer.StartAsync(primary.HandleAsync);
        var findings = await RunAsync(Target(new UriBuilder(server.Url) { Scheme = "https" }.Uri, [Pin]));
        Assert.Contains("tcp=OK tls=FAIL primary=FAIL", Results(findings), StringComparison.Ordinal);
        Assert.Contains("does not answer with TLS", Seen(findings, CheckNames.Tls), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Way_PlainHttp_IsCheckedToItsEnd()
    {
        using var primary = new PrimaryScript();
        await using var server = await ScriptedServer.StartAsync(primary.HandleAsync);
        Assert.Equal(
            "url=FAIL proxy=OK dns=OK tcp=OK tls=SKIP primary=OK clock=OK body=OK stream=OK idle=SKIP", Results(await RunAsync(Target(server, allowsInsecure: false))));
        Assert.StartsWith("url=WARN", Results(await RunAsync(Target(server))), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Way_ClosedPort_EndsThere()
    {
        var findings = await RunAsync(Target(new Uri($"https://127.0.0.1:{LoopbackPorts.Take()}")));
        Assert.Equal("url=OK proxy=OK dns=OK tcp=FAIL tls=SKIP primary=SKIP clock=SKIP body=SKIP stream=SKIP idle=SKIP", Results(findings));
        Assert.Contains("refused", Seen(findings, CheckNames.Tcp), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Way_NoSuchHost_EndsThere()
    {
        var findings = await RunAsync(Target(new Uri("https://hub.invalid")));
        Assert.Equal("url=OK proxy=OK dns=FAIL tcp=SKIP tls=SKIP primary=SKIP clock=SKIP body=SKIP stream=SKIP idle=SKIP", Results(findings));
    }

    [Fact]
    public async Task Way_ProxyRefuses_NamesTheProxyAndNotItsPassword()
    {
        await using var proxy = await ScriptedServer.StartAsync(context => context.AnswerAsync(403, "no", "text/plain"));
        _environment["https_proxy"] = $"http://me:s3cret@127.0.0.1:{proxy.Url.Port}";
        var findings = await RunAsync(Target(new Uri("https://hub.invalid")));
        Assert.Contains("proxy=OK dns=OK tcp=OK tls=SKIP primary=FAIL", Results(findings), StringComparison.Ordinal);
        Assert.Contains("let proxy 127.0.0.1 pass", findings.Single(finding => finding.Check == CheckNames.Primary).Repair, StringComparison.Ordinal);
        Assert.DoesNotContain("s3cret", string.Join('\n', findings), StringComparison.Ordinal);
        Assert.Equal("CONNECT", proxy.Requests.First().Method);
    }

    [Fact]
    public async Task Way_ThroughAProxy_IsAllRight()
    {
        using var certificate = _authority.IssueServer("hub.example.org");
        using var primary = new PrimaryScript();
        await using var server = await ScriptedServer.StartAsync(primary.HandleAsync, certificate);
        await using var proxy = new ForwardProxy("me", "s3cret");
        proxy.Route("hub.example.org:443", new IPEndPoint(IPAddress.Loopback, server.Url.Port));
        _environment["HTTPS_PROXY"] = proxy.Url;
        var findings = await RunAsync(Target(new Uri("https://hub.example.org"), [CertificatePin.Of(certificate)]), idleProbe: TimeSpan.FromSeconds(2));
        Assert.Equal(All, Results(findings));
        Assert.Contains("the proxy resolves the name of the primary", Seen(findings, CheckNames.Dns), StringComparison.Ordinal);
        Assert.DoesNotContain("s3cret", string.Join('\n', findings), StringComparison.Ordinal);
    }

    // The server presents no more than its own certificate.
    private string Pin => CertificatePin.Of(_certificate);

    private static PrimaryTarget Target(ScriptedServer server, IReadOnlyList<string>? pins = null, string? key = null, bool allowsInsecure = true) =>
        Target(server.Url, pins, key, allowsInsecure);

    private static PrimaryTarget Target(Uri server, IReadOnlyList<string>? pins = null, string? key = null, bool allowsInsecure = true)
    {
        Assert.True(IngressUrl.TryParse(new Uri(server, "/k10").AbsoluteUri, out var url, out _));
        return new PrimaryTarget(url, pins ?? [], key, allowsInsecure, "the token");
    }

    private async Task<IReadOnlyList<Finding>> RunAsync(PrimaryTarget target, X509Certificate2Collection? anchors = null, TimeSpan? idleProbe = null)
    {
        var context = new CommandContext
        {
            In = TextReader.Null,
            Printer = new Printer(TextWriter.Null, TextWriter.Null, Terminal.None, TimeProvider.System),
            Time = TimeProvider.System,
            Environment = name => _environment.GetValueOrDefault(name),
            Connector = new InMemoryConnector(new InMemoryKubernetes(new ManualTimeProvider(), "kasten-io")),
        };
        var options = new DoctorOptions(null, null, false, "tombolo", "k10", anchors ?? [], idleProbe);
        return await new WayCheckup(context, options, target, new Progress(_ => { }, TimeProvider.System)).RunAsync(TestContext.Current.CancellationToken);
    }

    private static string Results(IEnumerable<Finding> findings) => string.Join(' ', findings.Select(finding => $"{finding.Check}={finding.Result.ToString().ToUpperInvariant()}"));

    private static string Seen(IEnumerable<Finding> findings, string check) => findings.Single(finding => finding.Check == check).Seen;
}
