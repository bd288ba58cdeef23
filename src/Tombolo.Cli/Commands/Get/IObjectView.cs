using Tombolo.Api.Resources;
using Tombolo.Cli.Output;
using Tombolo.Kubernetes.Objects;

namespace Tombolo.Cli.Commands.Get;

/// <summary>How objects of one kind are shown in a table.</summary>
internal interface IObjectView
{
    ResourceType Type { get; }

    /// <summary>What it is called on the command line, the plural first.</summary>
    IReadOnlyList<string> Names { get; }

    string Description { get; }

    /// <summary>What to say where there is none.</summary>
    string WhenEmpty { get; }

    string Examples { get; }

    IReadOnlyList<string> Headings(bool isWide);

    IReadOnlyList<Cell> Row(KubernetesObject found, bool isWide, DateTimeOffset now);
}
