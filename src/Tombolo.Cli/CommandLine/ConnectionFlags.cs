using System.CommandLine;
using Tombolo.Api.Names;
using Tombolo.Api.Validation;
using Tombolo.Cli.Connecting;
using Tombolo.Cli.Failures;

namespace Tombolo.Cli.CommandLine;

/// <summary>Which cluster and which namespace, in the words of kubectl.</summary>
internal sealed class ConnectionFlags
{
    private readonly Option<string?> _kubeconfig = new("--kubeconfig")
    {
        Description = "Path of the kubeconfig file; without it KUBECONFIG, then ~/.kube/config.",
        HelpName = "FILE",
        Recursive = true,
    };

    private readonly Option<string?> _context = new("--context")
    {
        Description = "Context of the kubeconfig; without it its current one.",
        HelpName = "NAME",
        Recursive = true,
    };

    private readonly Option<string?> _namespace = new("--namespace", "-n")
    {
        Description = $"The K10 namespace, in which the server runs; {WellKnownNamespaces.DefaultK10} unless given.",
        HelpName = "NAME",
        Recursive = true,
    };

    public void AddTo(Command command)
    {
        command.Options.Add(_kubeconfig);
        command.Options.Add(_context);
        command.Options.Add(_namespace);
    }

    /// <summary>The K10 namespace.</summary>
    /// <exception cref="UsageException">It is no name of a namespace.</exception>
    public string ReadNamespace(ParseResult parsed)
    {
        var name = parsed.GetValue(_namespace) ?? WellKnownNamespaces.DefaultK10;
        return DnsNames.CheckLabel(name) is { } fault ? throw new UsageException($"--namespace '{name}' {fault}") : name;
    }

    /// <summary>The user named the namespace.</summary>
    public bool IsNamespaceGiven(ParseResult parsed) => parsed.GetResult(_namespace) is { Implicit: false };

    /// <exception cref="UsageException">A flag has no usable value.</exception>
    public ClusterAddress Read(ParseResult parsed) => new(parsed.GetValue(_kubeconfig), parsed.GetValue(_context), ReadNamespace(parsed));
}
