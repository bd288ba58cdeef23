namespace Tombolo.Protocol.Payloads;

/// <summary>Fields of an item as they are found; null until then.</summary>
internal struct DesiredItemParts
{
    public string? ApiVersion;
    public string? Kind;
    public string? Name;
    public string? Namespace;
    public string? SourceUid;
    public string? ConflictPolicy;
    public string? DriftPolicy;
    public string? DeletionPolicy;

    /// <summary>The one field that may be left out.</summary>
    public string? ForceSync;

    public bool? Paused;
    public IReadOnlyList<string>? Distributions;
    public ReadOnlyMemory<byte>? Manifest;

    /// <summary>The item, or null when a field was not found.</summary>
    public readonly DesiredItem? ToItem() =>
        ApiVersion is null || Kind is null || Name is null || Namespace is null || SourceUid is null || ConflictPolicy is null || DriftPolicy is null
            || DeletionPolicy is null || Paused is null || Distributions is null || Manifest is null
            ? null
            : new DesiredItem
            {
                ApiVersion = ApiVersion,
                Kind = Kind,
                Name = Name,
                Namespace = Namespace,
                SourceUid = SourceUid,
                ConflictPolicy = ConflictPolicy,
                DriftPolicy = DriftPolicy,
                DeletionPolicy = DeletionPolicy,
                Paused = Paused.Value,
                Distributions = Distributions,
                ForceSync = ForceSync ?? "",
                Manifest = Manifest.Value,
            };
}
