using System.Text;
using Tombolo.Testing.ControlPlanes;
using Tombolo.Testing.Servers;

namespace Tombolo.Testing.Fleets;

/// <summary>One cluster of a test fleet: a real control plane with Tombolo's manifests, and a server process under their RBAC.</summary>
public sealed class FleetMember(ControlPlane plane, TomboloServer server) : IAsyncDisposable
{
    public ControlPlane Plane => plane;

    public TomboloServer Server => server;

    /// <summary>kubectl as the administrator of this cluster.</summary>
    public KubectlRunner Kubectl => plane.Kubectl;

    /// <summary>One value of a Secret, decoded; null when there is no such Secret or key.</summary>
    public async Task<string?> ReadSecretAsync(string @namespace, string name, string key, CancellationToken cancellationToken)
    {
        var escaped = key.Replace(".", "\\.", StringComparison.Ordinal);
        var result = await Kubectl.RunAsync(["get", "secret", name, "--namespace", @namespace, "-o", $"jsonpath={{.data.{escaped}}}"], cancellationToken: cancellationToken);
        return result.ExitCode == 0 && result.Output.Length > 0 ? Encoding.UTF8.GetString(Convert.FromBase64String(result.Output)) : null;
    }

    /// <summary>One field by JSONPath; empty when the object or the field is not there.</summary>
    public async Task<string> ReadAsync(string resource, string @namespace, string name, string path, CancellationToken cancellationToken)
    {
        var result = await Kubectl.RunAsync(["get", resource, name, "--namespace", @namespace, "-o", $"jsonpath={{{path}}}"], cancellationToken: cancellationToken);
        return result.ExitCode == 0 ? result.Output : "";
    }

    public async Task<bool> ExistsAsync(string resource, string @namespace, string name, CancellationToken cancellationToken) =>
        (await Kubectl.RunAsync(["get", resource, name, "--namespace", @namespace, "-o", "name"], cancellationToken: cancellationToken)).ExitCode == 0;

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => server.DisposeAsync();
}
