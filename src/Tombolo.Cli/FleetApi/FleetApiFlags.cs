using System.CommandLine;
using Tombolo.Cli.CommandLine;

namespace Tombolo.Cli.FleetApi;

/// <summary>How the primary's server is reached, for commands that ask it.</summary>
internal sealed class FleetApiFlags
{
    private readonly Option<string?> _url = new("--server")
    {
        Description = "URL of the primary's server, such as https://hub.example.org/k10; without it the ingress of the primary's Cluster.",
        HelpName = "URL",
    };

    private readonly Option<string?> _authorities = new("--ca-bundle")
    {
        Description = "PEM file with the certificates that sign the server's, besides those that this system trusts.",
        HelpName = "FILE",
    };

    private readonly Option<string?> _account = new("--service-account")
    {
        Description = "ServiceAccount of the K10 namespace to ask as when the kubeconfig has no token of its own; tombolo unless given.",
        HelpName = "NAME",
    };

    public void AddTo(ExampleCommand command)
    {
        command.Options.Add(_url);
        command.Options.Add(_authorities);
        command.Options.Add(_account);
    }

    public FleetApiOptions Read(ParseResult parsed) => new(parsed.GetValue(_url), parsed.GetValue(_authorities), parsed.GetValue(_account) ?? FleetApiOptions.DefaultAccount);
}
