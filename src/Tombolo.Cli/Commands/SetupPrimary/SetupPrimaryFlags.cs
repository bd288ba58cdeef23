using System.CommandLine;
using Tombolo.Api.Bootstraps;
using Tombolo.Api.Clusters;
using Tombolo.Api.Meta;
using Tombolo.Api.Names;
using Tombolo.Api.Validation;
using Tombolo.Cli.CommandLine;
using Tombolo.Cli.Failures;

namespace Tombolo.Cli.Commands.SetupPrimary;

/// <summary>The options of <c>tombolo setup-primary</c>.</summary>
internal sealed class SetupPrimaryFlags
{
    private const string BootstrapName = "bootstrap-primary";
    private const string EntryName = "primary";

    private readonly Option<string?> _name = new("--name") { Description = "Name of the primary in the system.", HelpName = "NAME" };
    private readonly Option<string?> _ingress = new("--ingress")
    {
        Description = "Dashboard URL of this cluster as other clusters reach it, such as https://hub.example.org/k10.",
        HelpName = "URL",
    };

    private readonly Option<string?> _namespace = new("--k10-namespace") { Description = "The K10 namespace; the same as --namespace.", HelpName = "NAME" };
    private readonly Option<string?> _release = new("--k10-release-name") { Description = $"Helm release name of Kasten; {WellKnownNames.DefaultRelease} unless given.", HelpName = "NAME" };
    private readonly Option<string[]> _labels = new("--labels") { Description = "Labels for the Cluster; can be repeated.", HelpName = "KEY=VALUE,..." };
    private readonly Option<string?> _file = CommonOptions.File("Read the Bootstrap from a file, or from standard input, instead of the options.");
    private readonly Option<bool> _wait = CommonOptions.Wait();
    private readonly Option<string> _timeout = CommonOptions.Timeout("5m");

    public void AddTo(Command command)
    {
        Option[] all = [_name, _ingress, _namespace, _release, _labels, _file, _wait, _timeout];
        foreach (var option in all)
        {
            command.Options.Add(option);
        }
    }

    /// <exception cref="UsageException">Says everything that is wrong.</exception>
    public async Task<SetupPrimaryOptions> ReadAsync(ParseResult parsed, CommandContext context, CancellationToken cancellationToken)
    {
        var faults = new List<string>();
        var labels = LabelList.Read(parsed.GetValue(_labels) ?? [], "--labels", faults);
        var timeout = CommonOptions.Read(parsed, _timeout, faults);
        var bootstrap = parsed.GetValue(_file) is { } file
            ? await BootstrapFile.ReadAsync(file, context, [.. Given(parsed).Select(option => option.Name)], cancellationToken)
            : ReadBootstrap(parsed, context, faults);
        if (faults.Count == 0)
        {
            faults.AddRange(BootstrapValidator.Validate(bootstrap).Select(error => $"{Explain(error.Path, parsed)}: {error.Message}"));
        }

        return faults.Count > 0 ? throw new UsageException(faults) : new SetupPrimaryOptions(bootstrap, labels, parsed.GetValue(_wait) ? timeout : null);
    }

    private IEnumerable<Option> Given(ParseResult parsed) =>
        new Option[] { _name, _ingress, _namespace, _release }.Where(option => parsed.GetResult(option) is { Implicit: false });

    private Bootstrap ReadBootstrap(ParseResult parsed, CommandContext context, List<string> faults)
    {
        var k10Namespace = parsed.GetValue(_namespace) ?? context.Flags.ReadNamespace(parsed);
        if (context.Flags.IsNamespaceGiven(parsed) && k10Namespace != context.Flags.ReadNamespace(parsed))
        {
            faults.Add($"--k10-namespace '{k10Namespace}' and --namespace '{context.Flags.ReadNamespace(parsed)}' are the same thing and differ; give one of them");
        }

        return new Bootstrap
        {
            Metadata = new ObjectMeta { Namespace = WellKnownNamespaces.MultiCluster, Name = BootstrapName },
            Spec = new BootstrapSpec
            {
                Clusters = new Dictionary<string, BootstrapCluster?>(StringComparer.Ordinal)
                {
                    [EntryName] = new()
                    {
                        Name = parsed.GetValue(_name),
                        Primary = true,
                        K10 = new K10Location
                        {
                            Namespace = k10Namespace,
                            ReleaseName = parsed.GetValue(_release) ?? WellKnownNames.DefaultRelease,
                            Ingress = new Ingress { Url = parsed.GetValue(_ingress) },
                        },
                    },
                },
            },
        };
    }

    // A fault in what was given by an option is told in terms of the option.
    private string Explain(string path, ParseResult parsed) => parsed.GetValue(_file) is not null ? path : path switch
    {
        $"spec.clusters.{EntryName}.name" => _name.Name,
        $"spec.clusters.{EntryName}.k10.ingress.url" => _ingress.Name,
        $"spec.clusters.{EntryName}.k10.namespace" => _namespace.Name,
        $"spec.clusters.{EntryName}.k10.releaseName" => _release.Name,
        _ => path,
    };
}
