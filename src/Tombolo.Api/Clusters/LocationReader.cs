namespace Tombolo.Api.Clusters;

/// <summary>Reads where Kasten lives from both positions that manifests use (contract section 1.2).</summary>
internal static class LocationReader
{
    public static K10Location Merge(K10Location? nested, string? @namespace, string? releaseName, Ingress? ingress) => new()
    {
        Namespace = First(nested?.Namespace, @namespace),
        ReleaseName = First(nested?.ReleaseName, releaseName),
        Ingress = First(nested?.Ingress?.Url, ingress?.Url) is { } url ? new Ingress { Url = url } : null,
    };

    private static string? First(string? preferred, string? other) =>
        !string.IsNullOrWhiteSpace(preferred) ? preferred.Trim() : !string.IsNullOrWhiteSpace(other) ? other.Trim() : null;
}
