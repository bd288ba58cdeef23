using System.Text.Json;
using Tombolo.Kubernetes.Objects;
using Tombolo.Secondary.Apply.Comparing;
using Tombolo.Secondary.Apply.Copies;
using Tombolo.Secondary.Apply.Deciding;
using Tombolo.Secondary.Apply.EngineFields;

namespace Tombolo.Secondary.Apply.Reconciling;

/// <summary>One look at an object next to what is wanted of it: the comparison, the decision and the bodies of the writes that may follow.</summary>
internal sealed class CopyLook : IDisposable
{
    /// <summary>Custom resources nest deeper than the reader's default.</summary>
    public static readonly JsonDocumentOptions DeepJson = new() { MaxDepth = 256 };

    private readonly CopyComparer _comparer;
    private readonly string? _namespace;
    private readonly JsonDocument? _live;
    private readonly JsonDocument _manifest;

    /// <param name="live">Null when there is no object of that name.</param>
    /// <param name="namespace">Null for cluster-scoped objects.</param>
    public CopyLook(WantedCopy wanted, KubernetesObject? live, string? @namespace, CopyComparer comparer)
    {
        (_comparer, _namespace, Wanted, Live) = (comparer, @namespace, wanted, live);
        _live = live?.ToDocument();
        _manifest = Manifest(wanted, _live);
        Copy = live is { } found ? LiveCopy.Of(found.Metadata, wanted.Origin) : null;
    }

    public WantedCopy Wanted { get; }

    public KubernetesObject? Live { get; }

    /// <summary>Null when there is no object of that name.</summary>
    public LiveCopy? Copy { get; }

    /// <summary>The object that was found; undefined when there is none.</summary>
    public JsonElement LiveRoot => _live?.RootElement ?? default;

    private bool IsAdopted => Copy?.Marks?.Adopted ?? false;

    /// <param name="ignored">What the target made of the same content when it was applied last.</param>
    public ApplyDecision Decide(IReadOnlyList<FieldDifference>? ignored) => ApplyDecision.Decide(Wanted, Copy, () => Compare(ignored));

    /// <summary>Creates; the new object is marked as adopted when the one it replaces was.</summary>
    public ReadOnlyMemory<byte> BodyForCreate() => ApplyBody.ForCreate(Wanted, _manifest.RootElement, _namespace, Wanted.Marks(IsAdopted));

    /// <summary>The apply that an action is, and whether it takes fields that others have.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The action is no single apply.</exception>
    public (ReadOnlyMemory<byte> Body, bool Force) WriteFor(ApplyAction action) => action switch
    {
        ApplyAction.Create => (BodyForCreate(), false),
        // Marks of a copy that is not ours are overwritten; the version in the body makes sure that nothing else has come to differ.
        ApplyAction.Adopt => (BodyForAdoption(), Copy!.Marks is not null),
        ApplyAction.TakeOver => (BodyForTakeOver(), true),
        ApplyAction.Update or ApplyAction.Repair => (BodyForUpdate(), true),
        _ => throw new ArgumentOutOfRangeException(nameof(action), action, "no single apply"),
    };

    /// <summary>Changes our copy.</summary>
    private ReadOnlyMemory<byte> BodyForUpdate() => ApplyBody.ForObject(Wanted, _manifest.RootElement, _namespace, Wanted.Marks(IsAdopted), Copy!.Uid);

    /// <summary>What of <paramref name="body"/> the answer to its apply does not hold.</summary>
    public IReadOnlyList<FieldDifference> CompareAnswer(ReadOnlyMemory<byte> body, KubernetesObject answer)
    {
        using var applied = JsonDocument.Parse(body, DeepJson);
        using var found = answer.ToDocument();
        return _comparer.CompareAnswer(Wanted.Item.Kind, applied.RootElement, found.RootElement);
    }

    // Adopts the object as it was found.
    private ReadOnlyMemory<byte> BodyForAdoption() =>
        ApplyBody.ForVersion(Wanted, _manifest.RootElement, _namespace, Wanted.Marks(adopted: true), Copy!.Uid, Copy.ResourceVersion);

    // Takes a foreign object over, whatever becomes of it meanwhile.
    private ReadOnlyMemory<byte> BodyForTakeOver() => ApplyBody.ForObject(Wanted, _manifest.RootElement, _namespace, Wanted.Marks(adopted: true), Copy!.Uid);

    public void Dispose()
    {
        _manifest.Dispose();
        _live?.Dispose();
    }

    private Comparison Compare(IReadOnlyList<FieldDifference>? ignored)
    {
        using var applied = JsonDocument.Parse(BodyForUpdate(), DeepJson);
        return Copy!.Ownership == CopyOwnership.Ours
            ? _comparer.CompareOurs(Wanted.Item.Kind, applied.RootElement, LiveRoot, ignored)
            : _comparer.CompareForeign(Wanted.Item.Kind, applied.RootElement, LiveRoot);
    }

    private static JsonDocument Manifest(WantedCopy wanted, JsonDocument? live)
    {
        var manifest = JsonDocument.Parse(wanted.Manifest, DeepJson);
        if (live is null || EngineOwnedFields.Fill(wanted.Item.Group, wanted.Item.Kind, manifest.RootElement, live.RootElement) is not { } filled)
        {
            return manifest;
        }

        manifest.Dispose();
        return JsonDocument.Parse(filled, DeepJson);
    }
}
