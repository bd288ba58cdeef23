using Tombolo.Kubernetes.Client;
using Tombolo.Protocol.Tunnel;
using Tombolo.Secondary.Tunnel;

namespace Tombolo.Secondary.Tests.Tunnel;

public sealed class TunnelRequestReaderTests : IDisposable
{
    private static readonly TunnelRequestHead Head = new("GET", "/api/v1/namespaces", "limit=5", [new TunnelHeader("Accept", "application/json")], "alice", ["ops"], HasBody: false);

    private readonly ApiServerTransport _apiServer = new(
        new HttpMessageInvoker(new SocketsHttpHandler()), new HttpMessageInvoker(new SocketsHttpHandler()), new Uri("https://10.0.0.1:6443/prefix/"));

    public void Dispose() => _apiServer.Dispose();

    [Fact]
    public void Request_OfAPerson_IsAskedUnderTheMappedNames()
    {
        using var request = TunnelRequestReader.TryRead(Head, "uid-1", _apiServer, out var refusal)!;

        Assert.Null(refusal);
        Assert.Equal("https://10.0.0.1:6443/prefix/api/v1/namespaces?limit=5", request.RequestUri!.AbsoluteUri);
        Assert.Equal(
            ["Accept: application/json", "Impersonate-Group: tombolo:uid-1:ops", "Impersonate-User: tombolo:uid-1:alice"],
            request.Headers.Select(header => $"{header.Key}: {string.Join('|', header.Value)}").Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("Authorization", "Bearer stolen")]
    [InlineData("Impersonate-User", "system:admin")]
    [InlineData("impersonate-user", "kubernetes-admin")]
    [InlineData("Impersonate-Group", "system:masters")]
    [InlineData("Impersonate-Uid", "1")]
    [InlineData("Impersonate-Extra-Scopes", "all")]
    [InlineData("X-Remote-User", "system:admin")]
    [InlineData("X-Remote-Group", "system:masters")]
    [InlineData("X-Remote-Extra-Scopes", "all")]
    [InlineData("X-Forwarded-For", "127.0.0.1")]
    [InlineData("X-Forwarded-Client-Cert", "Subject=\"CN=admin\"")]
    [InlineData("Cookie", "token=stolen")]
    [InlineData("Connection", "Upgrade, Impersonate-User")]
    [InlineData("Upgrade", "SPDY/3.1")]
    [InlineData("Transfer-Encoding", "chunked")]
    [InlineData("Host", "elsewhere")]
    [InlineData("Accept", "a\r\nImpersonate-User: system:admin")]
    public void Request_WithAForgedHeader_IsAskedWithoutIt(string name, string value)
    {
        using var request = TunnelRequestReader.TryRead(Head with { Headers = [new TunnelHeader(name, value)] }, "uid-1", _apiServer, out _)!;

        Assert.Equal(["Impersonate-Group: tombolo:uid-1:ops", "Impersonate-User: tombolo:uid-1:alice"], request.Headers.Select(header => $"{header.Key}: {string.Join('|', header.Value)}").Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("system:admin", "ops")]
    [InlineData("system:anonymous", "ops")]
    [InlineData("system:node:n", "ops")]
    [InlineData("system:serviceaccount:only-half", "ops")]
    [InlineData("tombolo:uid-2:alice", "ops")]
    [InlineData("", "ops")]
    [InlineData("a\r\nImpersonate-User: root", "ops")]
    [InlineData(" alice", "ops")]
    [InlineData("alice", "system:masters")]
    [InlineData("alice", "system:authenticated")]
    [InlineData("alice", "tombolo:uid-2:ops")]
    [InlineData("alice", "")]
    [InlineData("alice", "ops\nImpersonate-Group: system:masters")]
    public void Request_OfSomebodyWhoDoesNotCross_IsRefused(string user, string group)
    {
        Assert.Null(TunnelRequestReader.TryRead(Head with { User = user, Groups = [group] }, "uid-1", _apiServer, out var refusal));
        Assert.Equal(403, refusal!.Code);
    }

    [Fact]
    public void Request_OfAServiceAccount_CrossesAsAPersonOfThePrimary()
    {
        using var request = TunnelRequestReader.TryRead(Head with { User = "system:serviceaccount:tools:runner", Groups = [] }, "uid-1", _apiServer, out _)!;
        Assert.Equal("tombolo:uid-1:system:serviceaccount:tools:runner", request.Headers.GetValues("Impersonate-User").Single());
    }

    [Theory]
    [InlineData("GET", "/metrics")]
    [InlineData("GET", "/api/v1/nodes/n/proxy/metrics")]
    [InlineData("POST", "/api/v1/namespaces/a/pods/b/exec")]
    [InlineData("GET", "/api/v1/../../metrics")]
    [InlineData("CONNECT", "/api")]
    public void Request_OfSomethingElse_IsRefused(string method, string path)
    {
        Assert.Null(TunnelRequestReader.TryRead(Head with { Method = method, Path = path }, "uid-1", _apiServer, out var refusal));
        Assert.Equal(403, refusal!.Code);
    }

    [Theory]
    [InlineData("""{"kind":"Status","message":"users \"tombolo:x:alice\" is forbidden: User \"system:serviceaccount:kasten-io:tombolo\" cannot impersonate resource \"users\" in API group \"\" at the cluster scope"}""", true)]
    [InlineData("""{"kind":"Status","message":"pods is forbidden: User \"tombolo:x:alice\" cannot list resource \"pods\""}""", false)]
    public void Refusal_OfImpersonation_IsToldFromOthers(string answer, bool isImpersonation) =>
        Assert.Equal(isImpersonation, ImpersonationRefusal.Find(System.Text.Encoding.UTF8.GetBytes(answer)) is { Message: var message } && message.Contains("tombolo manifests primary-access", StringComparison.Ordinal));
}
