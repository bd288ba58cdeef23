using Tombolo.Protocol.Sets;
using Tombolo.Secondary.Apply.Copies;
using Tombolo.Secondary.Sync;

namespace Tombolo.Secondary.Apply.Reconciling;

/// <summary>One revision by the objects it is about.</summary>
internal sealed class DesiredView
{
    private readonly Dictionary<CopyKey, DesiredEntry> _items;

    private DesiredView(DesiredState state, Dictionary<CopyKey, DesiredEntry> items)
    {
        State = state;
        _items = items;
    }

    public DesiredState State { get; }

    public IReadOnlyDictionary<CopyKey, DesiredEntry> Items => _items;

    /// <exception cref="ArgumentException">The revision names no primary, or holds a key that is none: nothing may be concluded from it.</exception>
    public static DesiredView Of(DesiredState state)
    {
        if (state.PrimaryId.Length == 0)
        {
            throw new ArgumentException($"revision {state.Revision.Hash} does not say which primary it is from", nameof(state));
        }

        var items = new Dictionary<CopyKey, DesiredEntry>(state.Items.Count);
        foreach (var (text, payload) in state.Items)
        {
            if (!ItemKey.TryParse(text, out var item))
            {
                throw new ArgumentException($"revision {state.Revision.Hash} holds '{text}', which is no group/version/kind/name", nameof(state));
            }

            items[CopyKey.Of(item)] = new DesiredEntry(item, payload);
        }

        return new DesiredView(state, items);
    }
}
