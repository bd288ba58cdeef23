using System.Net;
using System.Net.Security;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Http;
using Tombolo.Kubernetes.Configuration;
using Tombolo.Kubernetes.Configuration.Http;
using Tombolo.Kubernetes.Tests.Certificates;
using Tombolo.Testing.Files;
using Tombolo.Testing.Http;
using Tombolo.Testing.Waiting;

namespace Tombolo.Kubernetes.Tests.Configuration.Http;

public sealed class ServerVerificationTests : HandlerTest
{
    [Fact]
    public async Task Send_SignedByTheAuthority_SpeaksHttp2()
    {
        await using var server = await ServeAsync(TestCertificates.Server(Authority, "127.0.0.1"));

        Assert.Equal((HttpStatusCode.OK, HttpVersion.Version20), await GetAsync(CreateClient(To(server.Url)), server.Url));
    }

    [Fact]
    public async Task Send_OtherAuthority_SaysWhoseCertificateAndWhatToSet()
    {
        using var other = TestCertificates.Authority("other-ca");
        await using var server = await ServeAsync(TestCertificates.Server(other, "127.0.0.1"));

        Assert.Equal(
            "the certificate of 127.0.0.1 (subject CN=server, issuer CN=other-ca) is not signed by a trusted certificate authority; "
            + "set certificate-authority to the one that signed it",
            await FailureAsync(To(server.Url)));
    }

    [Fact]
    public async Task Send_AuthorityOfTheSameNameWithAnotherKey_IsRefused()
    {
        using var impostor = TestCertificates.Authority();
        Assert.Equal(Authority.Subject, impostor.Subject);
        await using var server = await ServeAsync(TestCertificates.Server(impostor, "127.0.0.1"));

        Assert.StartsWith("the certificate of 127.0.0.1", await FailureAsync(To(server.Url)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Send_NoAuthorityConfigured_TrustsTheSystemsOnly()
    {
        await using var server = await ServeAsync(TestCertificates.Server(Authority, "127.0.0.1"));

        Assert.Contains("is not signed by a trusted certificate authority", await FailureAsync(To(server.Url) with { Authorities = null }), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Send_SkipVerification_TakesAny()
    {
        using var other = TestCertificates.Authority("other-ca");
        await using var server = await ServeAsync(TestCertificates.Server(other, "elsewhere"));

        var configuration = To(server.Url) with { Authorities = null, SkipTlsVerification = true };
        Assert.Equal(HttpStatusCode.OK, (await GetAsync(CreateClient(configuration), server.Url)).Status);
    }

    [Theory]
    [InlineData("api.example.com,10.0.0.1", "the server's certificate is for api.example.com, 10.0.0.1 and not for 127.0.0.1; use one of its names in the URL, or set tls-server-name")]
    [InlineData("", "the server's certificate is for no name at all and not for 127.0.0.1; use one of its names in the URL, or set tls-server-name")]
    public async Task Send_OtherName_SaysWhichThereAre(string names, string message)
    {
        await using var server = await ServeAsync(TestCertificates.Server(Authority, names.Split(',', StringSplitOptions.RemoveEmptyEntries)));

        Assert.Equal(message, await FailureAsync(To(server.Url)));
    }

    [Fact]
    public async Task Send_TlsServerName_IsAskedForAndChecked()
    {
        string? asked = null;
        using var certificate = TestCertificates.Server(Authority, "api.example.com");
        await using var server = await ScriptedServer.StartTlsAsync(AnswerAsync, https => https.ServerCertificateSelector = (_, name) =>
        {
            asked = name;
            return certificate;
        });

        Assert.Equal(HttpStatusCode.OK, (await GetAsync(CreateClient(To(server.Url) with { TlsServerName = "api.example.com" }), server.Url)).Status);
        Assert.Equal("api.example.com", asked);
        Assert.Contains("and not for other.example.com", await FailureAsync(To(server.Url) with { TlsServerName = "other.example.com" }), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(-48, -24)]
    [InlineData(24, 48)]
    public async Task Send_OutsideItsValidity_SaysTheTimesAndToCheckTheClock(int fromHours, int untilHours)
    {
        var now = Time.GetUtcNow();
        await using var server = await ServeAsync(TestCertificates.Create(new CertificatePlan
        {
            Subject = "CN=server",
            Names = ["127.0.0.1"],
            Issuer = Authority,
            NotBefore = now.AddHours(fromHours),
            NotAfter = now.AddHours(untilHours),
        }));

        var message = await FailureAsync(To(server.Url));

        Assert.Contains($"is valid from {now.AddHours(fromHours):u}", message, StringComparison.Ordinal);
        Assert.EndsWith("check the clock of this machine, else renew the certificate", message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Send_ClockMovesPastTheValidity_IsRefused()
    {
        await using var server = await ServeAsync(TestCertificates.Server(Authority, "127.0.0.1"));
        Time.Advance(TimeSpan.FromHours(2));

        Assert.Contains("check the clock", await FailureAsync(To(server.Url)), StringComparison.Ordinal);
    }

    [Fact]
    public void Verify_CertificateForClients_IsRefused()
    {
        using var certificate = TestCertificates.Create(new CertificatePlan
        {
            Subject = "CN=jane",
            Names = ["127.0.0.1"],
            Issuer = Authority,
            Usage = TestCertificates.ClientUsage,
        });
        using var received = new X509Chain();
        var verification = new ServerCertificateVerification(To(new Uri("https://127.0.0.1")), Time);

        Assert.False(verification.Verify(this, certificate, received, SslPolicyErrors.None));
        Assert.Contains("cannot be trusted", verification.LastRejection, StringComparison.Ordinal);
    }

    [Fact]
    public void Verify_NoCertificate_IsRefused()
    {
        var verification = new ServerCertificateVerification(To(new Uri("https://127.0.0.1")), Time);

        Assert.False(verification.Verify(this, null, null, SslPolicyErrors.RemoteCertificateNotAvailable));
        Assert.StartsWith("the server sent no certificate", verification.LastRejection, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Send_ChainThroughAnIntermediate_IsTrusted()
    {
        using var intermediate = TestCertificates.Authority("intermediate", Authority);
        await using var server = await ServeAsync(TestCertificates.Server(intermediate, "127.0.0.1"), intermediate);

        Assert.Equal(HttpStatusCode.OK, (await GetAsync(CreateClient(To(server.Url)), server.Url)).Status);
    }

    [Fact]
    public async Task Send_IntermediateAsTheAuthority_IsTrusted()
    {
        using var intermediate = TestCertificates.Authority("intermediate", Authority);
        await using var server = await ServeAsync(TestCertificates.Server(intermediate, "127.0.0.1"), intermediate);

        var configuration = To(server.Url) with { Authorities = new FixedAuthorities([intermediate]) };
        Assert.Equal(HttpStatusCode.OK, (await GetAsync(CreateClient(configuration), server.Url)).Status);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Send_IntermediateAsTheAuthorityButSignedByAnImpostor_IsRefused(bool sendsTheRealOne)
    {
        using var real = TestCertificates.Authority("intermediate", Authority);
        using var impostor = TestCertificates.Authority("intermediate");
        await using var server = await ServeAsync(TestCertificates.Server(impostor, "127.0.0.1"), sendsTheRealOne ? real : impostor);

        var configuration = To(server.Url) with { Authorities = new FixedAuthorities([real]) };
        Assert.StartsWith("the certificate of 127.0.0.1", await FailureAsync(configuration), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Send_OwnCertificateAsTheAuthority_IsTrusted(bool selfSigned)
    {
        using var certificate = TestCertificates.Create(new CertificatePlan { Subject = "CN=server", Names = ["127.0.0.1"], Issuer = selfSigned ? null : Authority });
        await using var server = await ServeAsync(certificate);

        var configuration = To(server.Url) with { Authorities = new FixedAuthorities([certificate]) };
        Assert.Equal(HttpStatusCode.OK, (await GetAsync(CreateClient(configuration), server.Url)).Status);
    }

    [Fact]
    public async Task Send_AuthorityFileReplaced_IsTrustedWithoutANewClient()
    {
        using var other = TestCertificates.Authority("new-ca");
        using var folder = new TemporaryFolder();
        var file = folder.Write("ca.crt", TestCertificates.Pem(Authority));
        await using var server = await ServeAsync(TestCertificates.Server(other, "127.0.0.1"));
        var client = CreateClient(To(server.Url) with { Authorities = new FileAuthorities(file, Time) });
        await Assert.ThrowsAsync<HttpRequestException>(() => GetAsync(client, server.Url));

        folder.Write("ca.crt", TestCertificates.Pem(other));
        Time.Advance(TimeSpan.FromMinutes(1));

        Assert.Equal(HttpStatusCode.OK, (await GetAsync(client, server.Url)).Status);
    }

    [Fact]
    public async Task Send_AuthorityFileNeverThere_SaysWhich()
    {
        await using var server = await ServeAsync(TestCertificates.Server(Authority, "127.0.0.1"));

        Assert.StartsWith(
            "the certificate authority /no/ca.crt cannot be used: Could not find",
            await FailureAsync(To(server.Url) with { Authorities = new FileAuthorities("/no/ca.crt", Time) }),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Send_NoTlsThere_SaysNoTlsConnection()
    {
        await using var server = await ScriptedServer.StartAsync(AnswerAsync);
        var https = new UriBuilder(server.Url) { Scheme = "https" }.Uri;

        Assert.Equal("no TLS connection", await FailureAsync(To(https)));
    }

    [Fact]
    public async Task Send_PlainHttp_Works()
    {
        await using var server = await ScriptedServer.StartAsync(AnswerAsync);

        Assert.Equal((HttpStatusCode.OK, HttpVersion.Version11), await GetAsync(CreateClient(To(server.Url)), server.Url));
    }

    [Fact]
    public async Task Send_NobodyThere_IsRefusedByName()
    {
        var message = await FailureAsync(To(new Uri("https://127.0.0.1:1")));

        Assert.Contains("127.0.0.1:1", message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Send_ManyStreamsOverOneConnectionsLimit_OpensMore()
    {
        const int Streams = 150;
        var open = new TaskCompletionSource();
        await using var server = await ScriptedServer.StartAsync(_ => open.Task, Own(TestCertificates.Server(Authority, "127.0.0.1")));
        var client = CreateClient(To(server.Url));

        // Kestrel takes 100 streams on one connection; the rest must not wait for them.
        var requests = Enumerable.Range(0, Streams).Select(_ => GetAsync(client, server.Url)).ToList();
        await Eventually.TrueAsync(() => server.Requests.Count == Streams);
        open.SetResult();

        Assert.All(await Task.WhenAll(requests), answer => Assert.Equal(HttpStatusCode.OK, answer.Status));
    }

    private static Task AnswerAsync(HttpContext context) => context.Response.WriteAsync("{}");

    private Task<ScriptedServer> ServeAsync(X509Certificate2 certificate, params X509Certificate2[] intermediates)
    {
        Own(certificate);
        return ScriptedServer.StartTlsAsync(AnswerAsync, https =>
        {
            https.ServerCertificate = certificate;
            https.ServerCertificateChain = [.. intermediates];
        });
    }
}
