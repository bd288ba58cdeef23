using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using Tombolo.Protocol.Pins;
using Tombolo.Testing.Time;

namespace Tombolo.Protocol.Tests.Pins;

/// <summary>What a real TLS handshake hands to the callback is what <see cref="PinnedTrust"/> needs.</summary>
public sealed class PinnedTrustOverTlsTests : IDisposable
{
    private readonly Authority _root = Authority.CreateRoot();
    private readonly Authority _intermediate;
    private readonly X509Certificate2 _server;

    public PinnedTrustOverTlsTests()
    {
        _intermediate = _root.IssueAuthority("CN=Intermediate");
        _server = _intermediate.IssueServer();
    }

    [Fact]
    public async Task FindProblem_IntermediateSentAlong_IsTrustedByItsPin() =>
        Assert.Equal((true, null), await ConnectAsync(CertificatePin.Of(_intermediate.Certificate), "hub.example.org"));

    [Fact]
    public async Task FindProblem_AnotherPin_IsRefused()
    {
        using var other = Authority.CreateRoot();
        var (isConnected, problem) = await ConnectAsync(CertificatePin.Of(other.Certificate), "hub.example.org");
        Assert.False(isConnected);
        Assert.NotNull(problem);
    }

    [Fact]
    public async Task FindProblem_AnotherHostName_IsRefused()
    {
        var (isConnected, problem) = await ConnectAsync(CertificatePin.Of(_server), "other.example.org");
        Assert.False(isConnected);
        Assert.Contains("host name", problem, StringComparison.Ordinal);
    }

    public void Dispose()
    {
        _server.Dispose();
        _intermediate.Dispose();
        _root.Dispose();
    }

    private async Task<(bool IsConnected, string? Problem)> ConnectAsync(string pin, string host)
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        using var client = new TcpClient();
        var connecting = client.ConnectAsync((IPEndPoint)listener.LocalEndpoint, CancellationToken.None);
        using var accepted = await listener.AcceptTcpClientAsync(CancellationToken.None);
        await connecting;

        using var serverStream = new SslStream(accepted.GetStream());
        var serving = serverStream.AuthenticateAsServerAsync(new SslServerAuthenticationOptions
        {
            ServerCertificateContext = SslStreamCertificateContext.Create(_server, [_intermediate.Certificate], offline: true),
        });

        string? problem = null;
        var trust = new PinnedTrust([pin], new ManualTimeProvider(Authority.Start.AddDays(1)));
        using var clientStream = new SslStream(client.GetStream(), leaveInnerStreamOpen: false, (_, certificate, chain, errors) =>
        {
            problem = trust.FindProblem(certificate as X509Certificate2, chain, errors);
            return problem is null;
        });

        try
        {
            await clientStream.AuthenticateAsClientAsync(host);
            await serving;
            return (true, problem);
        }
        catch (AuthenticationException)
        {
            // The server may or may not notice that the client went away; either is fine.
            client.Close();
            await Task.WhenAny(serving);
            return (false, problem);
        }
    }
}
