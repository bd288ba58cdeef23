using Tombolo.Api.Names;
using Tombolo.Kubernetes.Objects;

namespace Tombolo.Secondary.Apply.Copies;

/// <summary>An object of the target as far as decisions need it, without its content.</summary>
internal sealed record LiveCopy
{
    public required string Uid { get; init; }

    public required string ResourceVersion { get; init; }

    public required CopyOwnership Ownership { get; init; }

    public bool IsDeleting { get; init; }

    /// <summary>Null when it has none.</summary>
    public CopyMarks? Marks { get; init; }

    /// <param name="primaryId">Whose copies are ours.</param>
    public static LiveCopy Of(ObjectMetadata metadata, string primaryId)
    {
        var marks = CopyMarks.Read(metadata);
        return new LiveCopy
        {
            Uid = metadata.Uid,
            ResourceVersion = metadata.ResourceVersion,
            Ownership = Whose(metadata, marks, primaryId),
            IsDeleting = metadata.IsDeleting,
            Marks = marks,
        };
    }

    private static CopyOwnership Whose(ObjectMetadata metadata, CopyMarks? marks, string primaryId)
    {
        if (marks is null)
        {
            return CopyOwnership.Foreign;
        }

        if (marks.Origin != primaryId)
        {
            return CopyOwnership.OtherPrimary;
        }

        // What grants access and carries our name is ours even when a restore from a backup lost its managers: nothing else would ever take it away.
        return marks.Name == metadata.Name && (marks.IsAccess || metadata.FieldManagers.Contains(FieldManagers.Distribution)) ? CopyOwnership.Ours : CopyOwnership.Unproven;
    }
}
