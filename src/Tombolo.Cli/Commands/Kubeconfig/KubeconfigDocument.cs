using System.Text;
using System.Text.Json.Nodes;

namespace Tombolo.Cli.Commands.Kubeconfig;

/// <summary>A kubeconfig for one cluster of the fleet.</summary>
internal static class KubeconfigDocument
{
    // What kubectl 1.20 speaks, and those of today still do.
    private const string ExecVersion = "client.authentication.k8s.io/v1beta1";

    /// <param name="cluster">Name of its Cluster; also that of the context.</param>
    /// <param name="authorityPem">Who signed the certificate of the server; null for those that the system trusts.</param>
    /// <param name="user">See <see cref="Token"/> and <see cref="Exec"/>.</param>
    public static JsonObject Create(string cluster, Uri server, string? authorityPem, JsonObject user, string @namespace)
    {
        var address = new JsonObject { ["server"] = server.AbsoluteUri };
        if (authorityPem is not null)
        {
            address["certificate-authority-data"] = Convert.ToBase64String(Encoding.ASCII.GetBytes(authorityPem));
        }

        return new JsonObject
        {
            ["apiVersion"] = "v1",
            ["kind"] = "Config",
            ["clusters"] = new JsonArray(new JsonObject { ["name"] = cluster, ["cluster"] = address }),
            ["users"] = new JsonArray(new JsonObject { ["name"] = cluster, ["user"] = user }),
            ["contexts"] = new JsonArray(new JsonObject
            {
                ["name"] = cluster,
                ["context"] = new JsonObject { ["cluster"] = cluster, ["user"] = cluster, ["namespace"] = @namespace },
            }),
            ["current-context"] = cluster,
        };
    }

    /// <summary>The token itself, as long as it lasts.</summary>
    public static JsonObject Token(string token) => new() { ["token"] = token };

    /// <summary>Whatever token the user has when it is used.</summary>
    /// <param name="kubeconfigVariable">What KUBECONFIG is now. Where it names the new file when that is used, its user would be asked for itself.</param>
    public static JsonObject Exec(OwnProgram program, IReadOnlyList<string> arguments, string kubeconfigVariable) => new()
    {
        ["exec"] = new JsonObject
        {
            ["apiVersion"] = ExecVersion,
            ["command"] = program.Command,
            ["args"] = new JsonArray([.. program.Arguments.Concat(arguments).Select(argument => (JsonNode)argument)]),
            ["env"] = new JsonArray(new JsonObject { ["name"] = "KUBECONFIG", ["value"] = kubeconfigVariable }),
            ["interactiveMode"] = "Never",
        },
    };

    /// <summary>What kubectl wants to read from the command of <see cref="Exec"/>.</summary>
    public static JsonObject Credential(string token) => new()
    {
        ["apiVersion"] = ExecVersion,
        ["kind"] = "ExecCredential",
        ["status"] = new JsonObject { ["token"] = token },
    };
}
