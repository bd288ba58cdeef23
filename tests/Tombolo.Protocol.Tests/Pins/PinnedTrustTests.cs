using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Tombolo.Protocol.Pins;
using Tombolo.Testing.Time;

namespace Tombolo.Protocol.Tests.Pins;

public sealed class PinnedTrustTests : IDisposable
{
    private readonly ManualTimeProvider _time = new(Authority.Start.AddDays(1));
    private readonly Authority _root = Authority.CreateRoot();
    private readonly Authority _intermediate;
    private readonly X509Certificate2 _server;

    public PinnedTrustTests()
    {
        _intermediate = _root.IssueAuthority("CN=Intermediate");
        _server = _intermediate.IssueServer();
    }

    [Fact]
    public void FindProblem_AnyCertificateOfThePathPinned_IsTrusted()
    {
        X509Certificate2Collection presented = [_server, _intermediate.Certificate, _root.Certificate];

        Assert.Null(Find(_server, presented, _server));
        Assert.Null(Find(_server, presented, _intermediate.Certificate));
        Assert.Null(Find(_server, presented, _root.Certificate));
        Assert.Null(new PinnedTrust(["AAAA", CertificatePin.Of(_root.Certificate)], _time).FindProblem(_server, presented, SslPolicyErrors.RemoteCertificateChainErrors));
    }

    [Fact]
    public void FindProblem_RootNotPresented_IsTrustedUpToAPinnedIntermediate()
    {
        X509Certificate2Collection presented = [_server, _intermediate.Certificate];

        Assert.Null(Find(_server, presented, _server));
        Assert.Null(Find(_server, presented, _intermediate.Certificate));
        Assert.NotNull(Find(_server, presented, _root.Certificate));
    }

    [Fact]
    public void FindProblem_SelfSignedServerPinned_IsTrusted()
    {
        using var server = Authority.CreateSelfSignedServer();
        Assert.Null(Find(server, [server], server));
        Assert.Null(Find(server, [], server));
        Assert.NotNull(Find(server, [server], _server));
    }

    [Fact]
    public void FindProblem_PinnedCertificatesMerelyPresented_AreNoTrust()
    {
        using var stranger = Authority.CreateSelfSignedServer();
        X509Certificate2Collection presented = [stranger, _server, _intermediate.Certificate, _root.Certificate];

        Assert.NotNull(Find(stranger, presented, _root.Certificate));
        Assert.NotNull(Find(stranger, presented, _intermediate.Certificate));
        Assert.NotNull(Find(stranger, presented, _server));
    }

    [Fact]
    public void FindProblem_LeafThatOnlyClaimsThePinnedIssuer_IsRefused()
    {
        using var byRoot = _root.Forge();
        using var byIntermediate = _intermediate.Forge();

        Assert.NotNull(Find(byRoot, [byRoot, _root.Certificate], _root.Certificate));
        Assert.NotNull(Find(byIntermediate, [byIntermediate, _intermediate.Certificate], _intermediate.Certificate));
        Assert.NotNull(Find(byIntermediate, [byIntermediate, _intermediate.Certificate, _root.Certificate], _intermediate.Certificate));
        Assert.NotNull(Find(byIntermediate, [byIntermediate, _intermediate.Certificate, _root.Certificate], _root.Certificate));
    }

    [Fact]
    public void FindProblem_LeafIssuedByAnotherLeaf_IsRefused()
    {
        using var notAnAuthority = new Authority(_root.IssueServer());
        using var leaf = notAnAuthority.IssueServer();

        Assert.NotNull(Find(leaf, [leaf, notAnAuthority.Certificate, _root.Certificate], _root.Certificate));
        Assert.NotNull(Find(leaf, [leaf, notAnAuthority.Certificate], notAnAuthority.Certificate));
    }

    [Fact]
    public void FindProblem_SameNamesOfAnotherAuthority_IsRefused()
    {
        using var otherRoot = Authority.CreateRoot();
        using var leaf = otherRoot.IssueServer();

        Assert.NotNull(Find(leaf, [leaf, otherRoot.Certificate, _root.Certificate], _root.Certificate));
        Assert.NotNull(Find(leaf, [leaf, _root.Certificate], _root.Certificate));
    }

    [Theory]
    [InlineData(1, true)]
    [InlineData(364, true)]
    [InlineData(366, false)]
    [InlineData(-2, false)]
    public void FindProblem_TimeOutsideOfValidity_IsRefused(int day, bool isTrusted)
    {
        var trust = new PinnedTrust([CertificatePin.Of(_root.Certificate)], new ManualTimeProvider(Authority.Start.AddDays(day)));
        var problem = trust.FindProblem(_server, [_server, _intermediate.Certificate, _root.Certificate], SslPolicyErrors.None);
        Assert.Equal(isTrusted, problem is null);
    }

    [Fact]
    public void FindProblem_WrongHostNameOrNoCertificate_IsRefusedWhateverIsPinned()
    {
        var trust = new PinnedTrust([CertificatePin.Of(_server)], _time);

        Assert.Contains("host name", trust.FindProblem(_server, [_server], SslPolicyErrors.RemoteCertificateNameMismatch), StringComparison.Ordinal);
        Assert.Contains("no certificate", trust.FindProblem(null, [], SslPolicyErrors.RemoteCertificateNotAvailable), StringComparison.Ordinal);
    }

    [Fact]
    public void FindProblem_Refused_NamesTheCertificateAndTheRepair()
    {
        var problem = Find(_server, [_server], _root.Certificate);
        Assert.Contains("CN=hub.example.org", problem, StringComparison.Ordinal);
        Assert.Contains("create a new join token", problem, StringComparison.Ordinal);
    }

    /// <summary>RFC 7469 section 2.4 and OpenSSL agree on what is hashed: the whole SubjectPublicKeyInfo.</summary>
    [Fact]
    public void Of_Certificate_IsTheDigestOfItsSubjectPublicKeyInfo()
    {
        using var key = _server.GetECDsaPublicKey()!;
        Assert.Equal(Convert.ToBase64String(SHA256.HashData(key.ExportSubjectPublicKeyInfo())), CertificatePin.Of(_server));
    }

    public void Dispose()
    {
        _server.Dispose();
        _intermediate.Dispose();
        _root.Dispose();
    }

    private string? Find(X509Certificate2 leaf, X509Certificate2Collection presented, X509Certificate2 pinned) =>
        new PinnedTrust([CertificatePin.Of(pinned)], _time).FindProblem(leaf, presented, SslPolicyErrors.RemoteCertificateChainErrors);
}
