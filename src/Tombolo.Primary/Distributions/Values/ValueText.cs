using System.Text;
using Tombolo.Primary.Distributions.Compilation;

namespace Tombolo.Primary.Distributions.Values;

/// <summary>A text with values of the cluster in it.</summary>
/// <param name="Parts">Texts as they are (no value) and values, in order.</param>
internal sealed record ValueText(IReadOnlyList<(string Text, ClusterValue? Value)> Parts)
{
    public IEnumerable<ClusterValue> Values => Parts.Where(part => part.Value is not null).Select(part => part.Value!.Value);

    /// <summary>The text for one cluster, which has every label that is asked for.</summary>
    public string For(TargetCluster cluster)
    {
        var text = new StringBuilder();
        foreach (var (literal, value) in Parts)
        {
            text.Append(value is { } wanted ? wanted.Of(cluster) : literal);
        }

        return text.ToString();
    }
}
