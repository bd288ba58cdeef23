using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Tombolo.Api.Resources;
using Tombolo.Kubernetes.Client;
using Tombolo.Kubernetes.Errors;
using Tombolo.Testing.Http;

namespace Tombolo.Kubernetes.Tests.Client;

public sealed class KubernetesClientTlsTests
{
    private const string Object = """{"apiVersion":"v1","kind":"Node","metadata":{"name":"x"}}""";
    private static readonly ResourceKey Key = new("", "x");

    [Theory]
    [InlineData(HttpProtocols.Http1AndHttp2, "HTTP/2")]
    [InlineData(HttpProtocols.Http2, "HTTP/2")]
    [InlineData(HttpProtocols.Http1, "HTTP/1.1")]
    public async Task Tls_Protocol_IsTheBestTheServerHas(HttpProtocols offered, string expected)
    {
        using var certificate = SelfSigned();
        await using var server = await ScriptedServer.StartAsync(context => context.AnswerAsync(200, Object), certificate, offered);
        var handler = TestClient.Handler();
        handler.SslOptions.RemoteCertificateValidationCallback = (_, presented, _, _) => presented?.GetCertHashString() == certificate.Thumbprint;
        using var client = KubernetesClient.Create(new HttpMessageInvoker(handler), server.Url, new(), TimeProvider.System);

        var result = await client.GetAsync(KnownResources.Node, Key, default);

        Assert.True(result.IsSuccess);
        Assert.Equal(expected, server.Requests.Single().Protocol);
    }

    [Fact]
    public async Task Tls_UntrustedCertificate_SaysSo()
    {
        using var certificate = SelfSigned();
        await using var server = await ScriptedServer.StartAsync(context => context.AnswerAsync(200, Object), certificate);
        using var client = TestClient.For(server);

        var failure = await Assert.ThrowsAsync<KubernetesUnreachableException>(() => client.GetAsync(KnownResources.Node, Key, default));

        Assert.Contains("UntrustedRoot", failure.Message, StringComparison.Ordinal);
        Assert.Empty(server.Requests);
    }

    private static X509Certificate2 SelfSigned()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=127.0.0.1", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddIpAddress(IPAddress.Loopback);
        request.CertificateExtensions.Add(names.Build());
        var now = TimeProvider.System.GetUtcNow();
        return request.CreateSelfSigned(now.AddDays(-1), now.AddDays(1));
    }
}
