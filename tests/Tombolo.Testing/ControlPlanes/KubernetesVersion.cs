using System.Globalization;

namespace Tombolo.Testing.ControlPlanes;

/// <summary>The part of a Kubernetes version that decides about flags.</summary>
public readonly record struct KubernetesVersion(int Major, int Minor)
{
    /// <summary>Reads what `kube-apiserver --version` prints, such as "Kubernetes v1.31.0-rc.1".</summary>
    /// <exception cref="FormatException">There is no version in it.</exception>
    public static KubernetesVersion Parse(string text)
    {
        var parts = text[(text.IndexOf('v', StringComparison.Ordinal) + 1)..].Trim().Split('.');
        return parts.Length >= 2
            && int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var major)
            && int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var minor)
            ? new KubernetesVersion(major, minor)
            : throw new FormatException($"'{text.Trim()}' holds no Kubernetes version such as v1.31.0");
    }

    /// <summary>Whether this version is <paramref name="major"/>.<paramref name="minor"/> or newer.</summary>
    public bool IsAtLeast(int major, int minor) => (Major, Minor).CompareTo((major, minor)) >= 0;

    /// <inheritdoc/>
    public override string ToString() => $"{Major}.{Minor}";
}
