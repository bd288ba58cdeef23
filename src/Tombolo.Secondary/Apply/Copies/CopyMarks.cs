using System.Text.Json;
using Tombolo.Api.Access;
using Tombolo.Api.Distributions;
using Tombolo.Api.Names;
using Tombolo.Kubernetes.Objects;

namespace Tombolo.Secondary.Apply.Copies;

/// <summary>The labels and annotations that make an object a copy (contract U16).</summary>
internal sealed record CopyMarks
{
    private const string True = "true";

    /// <summary>Id of the primary.</summary>
    public required string Origin { get; init; }

    /// <summary>Names of the Distributions that want it; the first is also a label, to select by.</summary>
    public required IReadOnlyList<string> Owners { get; init; }

    /// <summary>Name of the copy itself.</summary>
    public required string Name { get; init; }

    public string SourceUid { get; init; } = "";

    /// <summary>Etag of the item that was applied last.</summary>
    public string Content { get; init; } = "";

    /// <summary>The object was there before it was distributed.</summary>
    public bool Adopted { get; init; }

    /// <summary>It stays after nothing distributes it any more.</summary>
    public bool Retain { get; init; }

    /// <summary>It is what a K10ClusterRoleBinding grants, by owner and name.</summary>
    public bool IsAccess => BindingOwner.TryRead(Owners) is { } binding && Name == TargetBindingName.Of(Origin, binding);

    /// <summary>The marks of an object; null when it has none.</summary>
    public static CopyMarks? Read(ObjectMetadata metadata)
    {
        if (!metadata.Labels.TryGetValue(Labels.Origin, out var origin))
        {
            return null;
        }

        return new CopyMarks
        {
            Origin = origin,
            Owners = Text(Annotations.Owners).Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries),
            Name = Text(Annotations.CopyName),
            SourceUid = Text(Annotations.SourceUid),
            Content = Text(Annotations.Content),
            Adopted = Text(Annotations.Adopted) == True,
            Retain = Text(Annotations.DeletionPolicy) == DeletionPolicies.Retain,
        };

        string Text(string key) => metadata.Annotations.TryGetValue(key, out var value) ? value : "";
    }

    public void WriteLabels(Utf8JsonWriter json)
    {
        json.WriteString(Labels.Origin, Origin);
        if (BindingOwner.TryRead(Owners) is { } binding)
        {
            json.WriteString(Labels.MultiClusterBinding, LabelValue.Of(binding));
        }
        else if (Owners is [var first, ..])
        {
            json.WriteString(Labels.Distribution, LabelValue.Of(first));
        }
    }

    public void WriteAnnotations(Utf8JsonWriter json)
    {
        json.WriteString(Annotations.Owners, string.Join(',', Owners));
        json.WriteString(Annotations.CopyName, Name);
        json.WriteString(Annotations.SourceUid, SourceUid);
        json.WriteString(Annotations.Content, Content);
        if (Adopted)
        {
            json.WriteString(Annotations.Adopted, True);
        }

        if (Retain)
        {
            json.WriteString(Annotations.DeletionPolicy, DeletionPolicies.Retain);
        }
    }
}
