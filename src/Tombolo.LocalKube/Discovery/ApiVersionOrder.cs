using System.Globalization;
using System.Text.RegularExpressions;

namespace Tombolo.LocalKube.Discovery;

/// <summary>
/// Preferred versions first: v2, v1, v1beta2, v1beta1, v1alpha1, then everything else by name
/// (https://kubernetes.io/docs/tasks/extend-kubernetes/custom-resources/custom-resource-definition-versioning/#version-priority).
/// </summary>
internal sealed partial class ApiVersionOrder : IComparer<string>
{
    public static ApiVersionOrder Instance { get; } = new();

    public int Compare(string? x, string? y)
    {
        var (left, right) = (Rank(x!), Rank(y!));
        return left is null && right is null ? string.CompareOrdinal(x, y)
            : left is null ? 1
            : right is null ? -1
            : right.Value.CompareTo(left.Value);
    }

    private static (int Stability, int Major, int Minor)? Rank(string version)
    {
        if (Pattern().Match(version) is not { Success: true } match)
        {
            return null;
        }

        var stability = match.Groups["stability"].Value switch { "" => 2, "beta" => 1, _ => 0 };
        return (stability, Number(match.Groups["major"]), Number(match.Groups["minor"]));
    }

    private static int Number(Group group) => int.TryParse(group.ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;

    [GeneratedRegex("^v(?<major>[1-9][0-9]*)((?<stability>alpha|beta)(?<minor>[1-9][0-9]*))?$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Pattern();
}
