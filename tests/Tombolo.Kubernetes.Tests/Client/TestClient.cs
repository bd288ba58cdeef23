using Tombolo.Kubernetes.Client;
using Tombolo.Testing.Http;

namespace Tombolo.Kubernetes.Tests.Client;

/// <summary>A client over real sockets to a server of a test.</summary>
internal static class TestClient
{
    public static KubernetesClient For(ScriptedServer server, KubernetesClientOptions? options = null, TimeProvider? time = null) =>
        For(server.Url, options, time);

    public static KubernetesClient For(Uri server, KubernetesClientOptions? options = null, TimeProvider? time = null) =>
        KubernetesClient.Create(new HttpMessageInvoker(Handler()), server, options ?? new(), time ?? TimeProvider.System);

    public static SocketsHttpHandler Handler() => new() { AllowAutoRedirect = false, UseProxy = false, UseCookies = false };
}
