using Tombolo.Secondary.Apply.Copies;
using Tombolo.Secondary.Sync;

namespace Tombolo.Secondary.Apply.Ordering;

/// <summary>
/// How far a revision has got: everything that is new is applied stage by stage, then what is no longer wanted is removed stage by stage, then the
/// revision is acknowledged. Being tried is what counts, not success: one object that fails holds back nobody. Thread-safe.
/// </summary>
internal sealed class RevisionProgress
{
    private readonly Lock _lock = new();
    private readonly StagedKeys _keys = new();
    private DesiredRevision _revision;
    private ProgressPhase _phase = ProgressPhase.Done;

    /// <summary>The key was to be tried, and has not been; true for what is to be removed as well.</summary>
    public bool IsOpen(CopyKey key)
    {
        lock (_lock)
        {
            return _keys.Contains(key);
        }
    }

    /// <summary>Starts a revision with the keys whose wanted content has not been tried.</summary>
    public ProgressStep Begin(DesiredRevision revision, IEnumerable<CopyKey> untried)
    {
        lock (_lock)
        {
            _keys.Clear();
            foreach (var key in untried)
            {
                _keys.Add(key, ApplyOrder.OfApply(key));
            }

            (_revision, _phase) = (revision, ProgressPhase.Applying);
            return Next();
        }
    }

    /// <summary>Continues a revision with the keys that it does not want; nothing happens when it is not the current one or not that far.</summary>
    public ProgressStep BeginRemoval(DesiredRevision revision, IEnumerable<CopyKey> unwanted)
    {
        lock (_lock)
        {
            if (revision != _revision || _phase == ProgressPhase.Applying)
            {
                return ProgressStep.None;
            }

            _keys.Clear();
            foreach (var key in unwanted)
            {
                _keys.Add(key, ApplyOrder.OfRemoval(key));
            }

            _phase = ProgressPhase.Removing;
            return Next();
        }
    }

    /// <summary>False while stages before that of the key are being tried.</summary>
    public bool MayTry(CopyKey key)
    {
        lock (_lock)
        {
            return _keys.MayTry(key);
        }
    }

    /// <summary>False until everything that is new in the revision was tried.</summary>
    public bool MayRemove
    {
        get
        {
            lock (_lock)
            {
                return _phase != ProgressPhase.Applying;
            }
        }
    }

    /// <summary>The key was tried; says what follows from it.</summary>
    public ProgressStep Tried(CopyKey key)
    {
        lock (_lock)
        {
            return _keys.Remove(key) ? Next() : ProgressStep.None;
        }
    }

    private ProgressStep Next()
    {
        if (!_keys.IsEmpty)
        {
            return new ProgressStep([.. _keys.Open], PlanRemoval: false, Completed: null);
        }

        switch (_phase)
        {
            case ProgressPhase.Applying:
                _phase = ProgressPhase.Planning;
                return new ProgressStep([], PlanRemoval: true, Completed: null);
            case ProgressPhase.Removing:
                _phase = ProgressPhase.Done;
                return new ProgressStep([], PlanRemoval: false, _revision);
            default:
                return ProgressStep.None;
        }
    }
}
