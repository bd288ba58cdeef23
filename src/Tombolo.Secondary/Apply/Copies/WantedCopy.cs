using Tombolo.Protocol.Sets;
using Tombolo.Secondary.Access;

namespace Tombolo.Secondary.Apply.Copies;

/// <summary>One object that this cluster is to hold, as the primary wants it.</summary>
internal sealed record WantedCopy
{
    public required ItemKey Item { get; init; }

    public required string Etag { get; init; }

    /// <summary>Names what is applied, in its marks: the etag, and more where the same item may become different things on a cluster.</summary>
    public string Content { get => field ?? Etag; init; }

    /// <summary>UTF-8 JSON of the object: spec or data, and the labels and annotations that travel; no marks, no status.</summary>
    public required ReadOnlyMemory<byte> Manifest { get; init; }

    /// <summary>Id of the primary.</summary>
    public required string Origin { get; init; }

    /// <summary>Names of the Distributions that want it.</summary>
    public IReadOnlyList<string> Owners { get; init; } = [];

    public string SourceUid { get; init; } = "";

    public required CopyPolicies Policies { get; init; }

    public CopyKey Key => CopyKey.Of(Item);

    /// <summary>What to mark the object with.</summary>
    /// <param name="adopted">The object was there before.</param>
    public CopyMarks Marks(bool adopted) => new()
    {
        Origin = Origin,
        Owners = Owners,
        Name = Item.Name,
        SourceUid = SourceUid,
        Content = Content,
        // What is granted is never left behind, whoever wrote the equal object that was there before.
        Adopted = adopted && !AccessCopies.Is(Item),
        Retain = Policies.Retain,
    };

    /// <summary>Key and etag; never the manifest, which may be secret.</summary>
    public override string ToString() => $"{Item} {Etag}";
}
