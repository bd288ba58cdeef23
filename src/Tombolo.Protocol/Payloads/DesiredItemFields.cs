using System.Text.Json;

namespace Tombolo.Protocol.Payloads;

/// <summary>Names of the fields of a <see cref="DesiredItem"/> as it travels.</summary>
internal static class DesiredItemFields
{
    /// <summary>Deeper than any object of the Kubernetes API.</summary>
    public const int MaximumDepth = 256;

    public static readonly JsonEncodedText ApiVersion = JsonEncodedText.Encode("apiVersion");
    public static readonly JsonEncodedText Kind = JsonEncodedText.Encode("kind");
    public static readonly JsonEncodedText Name = JsonEncodedText.Encode("name");
    public static readonly JsonEncodedText Namespace = JsonEncodedText.Encode("namespace");
    public static readonly JsonEncodedText Distributions = JsonEncodedText.Encode("distributions");
    public static readonly JsonEncodedText SourceUid = JsonEncodedText.Encode("sourceUid");
    public static readonly JsonEncodedText ConflictPolicy = JsonEncodedText.Encode("conflictPolicy");
    public static readonly JsonEncodedText DriftPolicy = JsonEncodedText.Encode("driftPolicy");
    public static readonly JsonEncodedText DeletionPolicy = JsonEncodedText.Encode("deletionPolicy");
    public static readonly JsonEncodedText Paused = JsonEncodedText.Encode("paused");
    public static readonly JsonEncodedText ForceSync = JsonEncodedText.Encode("forceSync");
    public static readonly JsonEncodedText Manifest = JsonEncodedText.Encode("manifest");
}
