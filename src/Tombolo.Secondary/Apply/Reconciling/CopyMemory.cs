using Tombolo.Secondary.Apply.Comparing;
using Tombolo.Secondary.Apply.Copies;

namespace Tombolo.Secondary.Apply.Reconciling;

/// <summary>
/// What is remembered of one object between two looks at it. All of it may be forgotten at any time: it only saves work, or says more. Used by one
/// worker at a time; <see cref="TriedEtag"/> is read by others.
/// </summary>
internal sealed class CopyMemory
{
    private volatile string? _triedEtag;

    /// <summary>The content that was tried last; null before the first try.</summary>
    public string? TriedEtag
    {
        get => _triedEtag;
        set => _triedEtag = value;
    }

    /// <summary>The item as it was read last.</summary>
    public WantedCopy? Wanted { get; set; }

    /// <summary>The version of the object that was found to be as <see cref="SyncedContent"/> wants it.</summary>
    public string? SyncedVersion { get; private set; }

    public string? SyncedContent { get; private set; }

    /// <summary>What the target made of the content of <see cref="SyncedContent"/> when it was applied.</summary>
    public IReadOnlyList<FieldDifference>? Ignored { get; private set; }

    /// <summary>How often in a row a foreign object was found in the way.</summary>
    public int Conflicts { get; set; }

    /// <summary>Holds back repairs of what somebody changes again and again.</summary>
    public RepairBrake Repairs { get; } = new();

    /// <summary>The object is as wanted.</summary>
    /// <param name="ignored">What differs all the same, because the target makes it so; null keeps what is known.</param>
    public void Synced(string content, string version, IReadOnlyList<FieldDifference>? ignored = null)
    {
        Ignored = ignored ?? (SyncedContent == content ? Ignored : null);
        (SyncedContent, SyncedVersion, Conflicts) = (content, version, 0);
    }

    public bool IsSynced(string content, string version) => SyncedContent == content && SyncedVersion == version;
}
