using System.Net;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Https;
using Tombolo.Kubernetes.Configuration;
using Tombolo.Kubernetes.Credentials;
using Tombolo.Kubernetes.Tests.Certificates;
using Tombolo.Testing.Files;
using Tombolo.Testing.Http;

namespace Tombolo.Kubernetes.Tests.Configuration.Http;

public sealed class AuthenticationTests : HandlerTest
{
    [Theory]
    [InlineData("anonymous", null)]
    [InlineData("token", "Bearer secret")]
    public async Task Send_Credential_IsInTheHeader(string kind, string? header)
    {
        await using var server = await ScriptedServer.StartAsync(_ => Task.CompletedTask);
        var credential = kind == "token" ? Credential.Bearer("secret") : Credential.Anonymous;

        await GetAsync(CreateClient(To(server.Url) with { Credentials = new FixedCredential(credential) }), server.Url);

        Assert.Equal(header, Assert.Single(server.Requests).Headers.GetValueOrDefault("Authorization"));
    }

    [Fact]
    public async Task Send_TokenRotatedOnDisk_IsTriedOnceMoreWithTheNewOne()
    {
        using var folder = new TemporaryFolder();
        var file = folder.Write("token", "old");
        await using var server = await ServeOnlyAsync("Bearer new");
        var client = CreateClient(To(server.Url) with { Credentials = FileCredential.Token(file, Time) });
        Assert.Equal(HttpStatusCode.Unauthorized, (await GetAsync(client, server.Url)).Status);
        Assert.Single(server.Requests);

        folder.Write("token", "new");
        using var request = Request(server.Url, new ReadOnlyMemoryContent("body"u8.ToArray()));
        using var response = await client.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(["Bearer old", "Bearer old", "Bearer new"], server.Requests.Select(each => each.Headers["Authorization"]));
        Assert.Equal(["body", "body"], server.Requests.Skip(1).Select(each => each.Body));
    }

    [Fact]
    public async Task Send_FreshCredentialRefusedToo_IsNotTriedAThirdTime()
    {
        using var folder = new TemporaryFolder();
        var file = folder.Write("token", "one");
        await using var server = await ServeOnlyAsync("Bearer none");
        var client = CreateClient(To(server.Url) with { Credentials = FileCredential.Token(file, Time) });
        await GetAsync(client, server.Url);
        folder.Write("token", "two");

        Assert.Equal(HttpStatusCode.Unauthorized, (await GetAsync(client, server.Url)).Status);
        Assert.Equal(3, server.Requests.Count);
    }

    [Fact]
    public async Task Send_BodyThatCannotBeSentAgain_ReturnsThe401()
    {
        using var folder = new TemporaryFolder();
        var file = folder.Write("token", "old");
        await using var server = await ServeOnlyAsync("Bearer new");
        var client = CreateClient(To(server.Url) with { Credentials = FileCredential.Token(file, Time) });
        await GetAsync(client, server.Url);
        folder.Write("token", "new");

        using var body = new MemoryStream(Encoding.UTF8.GetBytes("once"));
        using var request = Request(server.Url, new StreamContent(body));
        using var response = await client.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
    }

    [Fact]
    public async Task Send_NoCredential_FailsWithoutARequest()
    {
        await using var server = await ScriptedServer.StartAsync(_ => Task.CompletedTask);
        var configuration = To(server.Url) with { Credentials = FileCredential.Token("/no/token", Time) };

        await Assert.ThrowsAsync<CredentialException>(() => GetAsync(CreateClient(configuration), server.Url));

        Assert.Empty(server.Requests);
    }

    [Fact]
    public async Task Send_Impersonation_IsInTheHeaders()
    {
        await using var server = await ScriptedServer.StartAsync(_ => Task.CompletedTask);
        var impersonation = new Impersonation
        {
            User = "jane",
            Uid = "7",
            Groups = ["dev", "ops"],
            Extra = [new("acme.com/Team", "a"), new("scopes", "b"), new("scopes", "c")],
        };

        await GetAsync(CreateClient(To(server.Url) with { Impersonation = impersonation }), server.Url);

        var headers = Assert.Single(server.Requests).Headers;
        Assert.Equal(("jane", "7"), (headers["Impersonate-User"], headers["Impersonate-Uid"]));
        Assert.Equal(["dev", "ops"], headers["Impersonate-Group"].Split(',', StringSplitOptions.TrimEntries));
        Assert.Equal("a", headers["Impersonate-Extra-acme.com%2FTeam"]);
        Assert.Equal(["b", "c"], headers["Impersonate-Extra-scopes"].Split(',', StringSplitOptions.TrimEntries));
    }

    [Fact]
    public async Task Send_Redirect_IsNotFollowed()
    {
        await using var other = await ScriptedServer.StartAsync(_ => Task.CompletedTask);
        await using var server = await ScriptedServer.StartAsync(context =>
        {
            context.Response.Redirect(other.Url.AbsoluteUri);
            return Task.CompletedTask;
        });

        var client = CreateClient(To(server.Url) with { Credentials = new FixedCredential(Credential.Bearer("secret")) });
        Assert.Equal(HttpStatusCode.Redirect, (await GetAsync(client, server.Url)).Status);
        Assert.Empty(other.Requests);
    }

    [Fact]
    public async Task Send_ClientCertificate_IsSentWithItsIntermediatesAndReplacedWhenItIsNew()
    {
        using var folder = new TemporaryFolder();
        using var intermediate = TestCertificates.Authority("intermediate", Authority);
        using var first = TestCertificates.Client(intermediate, "first");
        using var second = TestCertificates.Client(intermediate, "second", rsa: true);
        var chainLengths = new List<int>();
        await using var server = await ScriptedServer.StartTlsAsync(
            async context => await context.Response.WriteAsync((await context.Connection.GetClientCertificateAsync())!.Subject),
            https =>
            {
                https.ServerCertificate = Own(TestCertificates.Server(Authority, "127.0.0.1"));
                https.ClientCertificateMode = ClientCertificateMode.RequireCertificate;
                https.ClientCertificateValidation = (_, chain, _) =>
                {
                    chainLengths.Add(chain!.ChainPolicy.ExtraStore.Count);
                    return true;
                };
            });
        var (certificateFile, keyFile) = (folder.PathOf("tls.crt"), folder.PathOf("tls.key"));
        void Write(X509Certificate2 certificate)
        {
            folder.Write("tls.crt", TestCertificates.Pem(certificate, intermediate));
            folder.Write("tls.key", TestCertificates.KeyPem(certificate));
        }

        Write(first);
        var client = CreateClient(To(server.Url) with { Credentials = FileCredential.Certificate(certificateFile, keyFile, Time) });
        Assert.Equal("CN=first", await ReadAsync(client, server.Url));
        Write(second);
        Assert.Equal("CN=first", await ReadAsync(client, server.Url));
        Time.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal("CN=second", await ReadAsync(client, server.Url));
        Assert.Equal([1, 1], chainLengths);
    }

    [Fact]
    public async Task Send_NoClientCertificateWhereOneIsRequired_Fails()
    {
        await using var server = await ScriptedServer.StartTlsAsync(_ => Task.CompletedTask, https =>
        {
            https.ServerCertificate = Own(TestCertificates.Server(Authority, "127.0.0.1"));
            https.ClientCertificateMode = ClientCertificateMode.RequireCertificate;
        });

        Assert.NotEmpty(await FailureAsync(To(server.Url)));
        Assert.Empty(server.Requests);
    }

    private static Task<ScriptedServer> ServeOnlyAsync(string header) => ScriptedServer.StartAsync(context =>
    {
        context.Response.StatusCode = context.Request.Headers.Authorization == header ? 200 : 401;
        return Task.CompletedTask;
    });

    private static async Task<string> ReadAsync(HttpMessageInvoker client, Uri server)
    {
        using var request = Request(server);
        using var response = await client.SendAsync(request, TestContext.Current.CancellationToken);
        return await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
    }
}
