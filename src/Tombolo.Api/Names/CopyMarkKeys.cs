namespace Tombolo.Api.Names;

/// <summary>The keys of the marks that make an object a distributed copy (contract U16). Without them it is an object of its own.</summary>
public static class CopyMarkKeys
{
    public static IReadOnlyList<string> Labels { get; } = [Names.Labels.Origin, Names.Labels.Distribution];

    public static IReadOnlyList<string> Annotations { get; } =
    [
        Names.Annotations.Owners, Names.Annotations.CopyName, Names.Annotations.SourceUid, Names.Annotations.Content, Names.Annotations.Adopted,
        Names.Annotations.DeletionPolicy,
    ];
}
