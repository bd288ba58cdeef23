namespace Tombolo.LocalKube.Http;

/// <summary>The formats that are read and written.</summary>
internal static class MediaTypes
{
    public const string Json = "application/json";
    public const string Yaml = "application/yaml";
    public const string Protobuf = "application/vnd.kubernetes.protobuf";
    public const string JsonPatch = "application/json-patch+json";
    public const string MergePatch = "application/merge-patch+json";
    public const string StrategicMergePatch = "application/strategic-merge-patch+json";
    public const string ApplyPatch = "application/apply-patch+yaml";

    public static readonly IReadOnlyList<string> Objects = [Json, Yaml];
    public static readonly IReadOnlyList<string> BuiltInObjects = [Json, Yaml, Protobuf];
    public static readonly IReadOnlyList<string> CustomPatches = [JsonPatch, MergePatch, ApplyPatch];
    public static readonly IReadOnlyList<string> BuiltInPatches = [JsonPatch, MergePatch, StrategicMergePatch, ApplyPatch];

    /// <summary>The media type of a header, without its parameters, in lower case.</summary>
    public static string Of(string? header)
    {
        var end = header?.IndexOf(';', StringComparison.Ordinal) ?? 0;
        return (end < 0 ? header! : (header ?? "")[..end]).Trim().ToLowerInvariant();
    }
}
