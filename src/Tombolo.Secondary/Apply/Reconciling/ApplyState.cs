using Microsoft.Extensions.Logging;
using Tombolo.Api.States;
using Tombolo.Protocol.Payloads;
using Tombolo.Runtime.Queues;
using Tombolo.Secondary.Access;
using Tombolo.Secondary.Apply.Copies;
using Tombolo.Secondary.Apply.Ordering;
using Tombolo.Secondary.Apply.Removing;
using Tombolo.Secondary.Apply.Results;

namespace Tombolo.Secondary.Apply.Reconciling;

/// <summary>
/// The revision that is wanted, how far it has got, and what follows from each step: which keys are queued, when removals are planned, when the revision is
/// acknowledged. Thread-safe.
/// </summary>
internal sealed class ApplyState(WorkQueue<CopyKey> queue, ApplyResults results, ILogger<ApplyState> logger)
{
    /// <summary>The key of the work to plan removals; no object has it.</summary>
    public static readonly CopyKey PlanKey = new("", "", "");

    private readonly Lock _lock = new();
    private readonly RevisionProgress _progress = new();
    private volatile ApplyGoal? _goal;
    private bool _hasEnded;

    /// <summary>Null while nothing is known of what is wanted: then nothing is touched.</summary>
    public ApplyGoal? Goal => _goal;

    public CopyMemories Memories { get; } = new();

    /// <summary>The reconciles that are under way.</summary>
    public Activity Activity { get; } = new();

    public bool MayTry(CopyKey key) => _progress.MayTry(key);

    public bool MayRemove => _progress.MayRemove;

    /// <summary>Works towards another revision from now on; nothing happens after <see cref="End"/>.</summary>
    /// <param name="atOnce">What goes before anything else is tried; the removals of the rest are planned when everything new was.</param>
    public void SetDesired(DesiredView view, RemovalVerdicts atOnce)
    {
        lock (_lock)
        {
            if (_hasEnded)
            {
                return;
            }

            var before = _goal?.View;
            _goal = new ApplyGoal(view, atOnce);
            DropEnded(view);

            // What was not wanted until now may have been removed or released meanwhile, although its content was tried once; so may what the revision
            // before wanted again and never came to.
            var untried = view.Items
                .Where(item => before?.Items.ContainsKey(item.Key) is not true || _progress.IsOpen(item.Key) || Memories.TriedEtag(item.Key) != item.Value.Payload.Etag)
                .Select(item => item.Key)
                .Concat(atOnce.Keys)
                .ToList();
            var revision = view.State.Revision;
            ApplyLog.RevisionStarted(logger, revision.Epoch, revision.Sequence, revision.Hash, view.Items.Count, untried.Count);
            Follow(_progress.Begin(revision, untried));
        }
    }

    /// <summary>Touches nothing any more, whatever is wanted from now on.</summary>
    public void End()
    {
        lock (_lock)
        {
            _hasEnded = true;
            _goal = null;
            Follow(_progress.Begin(default, []));
            Memories.Clear();
            results.Clear();
        }
    }

    /// <summary>The removals of the revision are planned; nothing happens when there is another one by now.</summary>
    public void Plan(DesiredView view, RemovalVerdicts verdicts)
    {
        lock (_lock)
        {
            if (!ReferenceEquals(view, _goal?.View))
            {
                return;
            }

            _goal = new ApplyGoal(view, verdicts);
            Follow(_progress.BeginRemoval(view.State.Revision, verdicts.Keys));
        }
    }

    /// <summary>A copy is not as it was when the removals were planned: they are planned once more.</summary>
    public void PlanAgain() => queue.Add(PlanKey);

    /// <summary>The key was tried; that does not count when there is another goal by now.</summary>
    public void Tried(ApplyGoal goal, CopyKey key)
    {
        lock (_lock)
        {
            if (ReferenceEquals(goal, _goal))
            {
                Follow(_progress.Tried(key));
            }
        }
    }

    /// <summary>Something happened to an object that carries the mark of a copy.</summary>
    public void Changed(CopyKey key)
    {
        if (_goal is { } goal)
        {
            queue.Add(goal.View.Items.ContainsKey(key) || goal.Verdicts.Contains(key) ? key : PlanKey);
        }
    }

    /// <summary>The roles of this cluster are others than before, so what is granted may be another thing.</summary>
    public void RolesChanged()
    {
        foreach (var key in (_goal?.View.Items.Keys ?? []).Where(AccessCopies.Is))
        {
            queue.Add(key);
        }
    }

    /// <summary>The copies of a kind are known from now on.</summary>
    public void Synced(string group, string kind)
    {
        if (_goal is not { } goal)
        {
            return;
        }

        foreach (var key in goal.View.Items.Keys.Where(key => key.Group == group && key.Kind == kind))
        {
            queue.Add(key);
        }

        queue.Add(PlanKey);
    }

    /// <summary>The object has this result from now on, or none when it is gone; one that was left to its users keeps its last word.</summary>
    public void Say(string item, ItemResult? result)
    {
        if (result is null)
        {
            if (results.Find(item) is not { } last || !IsEnd(last))
            {
                results.Remove(item);
            }
        }
        else if (results.Set(result) && result.State is ObjectStates.Failed or ObjectStates.Conflict or ObjectStates.Drifted)
        {
            ApplyLog.NotAsWanted(logger, result.Key, result.State, result.Reason, result.Message);
        }
    }

    // The last words of an earlier revision have been heard.
    private void DropEnded(DesiredView view)
    {
        foreach (var result in results.List())
        {
            if (IsEnd(result) && !view.State.Items.ContainsKey(result.Key))
            {
                results.Remove(result.Key);
            }
        }
    }

    private static bool IsEnd(ItemResult result) => result is { State: ObjectStates.Retained, Reason: ObjectReasons.Released or ObjectReasons.Retained };

    private void Follow(ProgressStep step)
    {
        foreach (var key in step.Open)
        {
            queue.Add(key);
        }

        if (step.PlanRemoval)
        {
            queue.Add(PlanKey);
        }

        if (step.Completed is { } revision)
        {
            results.Acknowledge(revision);
            ApplyLog.RevisionTried(logger, revision.Epoch, revision.Sequence, revision.Hash);
        }
    }
}
