using System.Collections.Frozen;
using System.Diagnostics.CodeAnalysis;

namespace Tombolo.Api.States;

/// <summary>All states of one kind, from best to worst: the one source for status, CLI and browser (design section 4).</summary>
public sealed class StateTable
{
    private readonly FrozenDictionary<string, StateInfo> _byName;

    internal StateTable(string kind, params ReadOnlySpan<(string Name, StateSeverity Severity, bool IsSettled, string Meaning)> bestToWorst)
    {
        Kind = kind;
        var all = new StateInfo[bestToWorst.Length];
        for (var rank = 0; rank < all.Length; rank++)
        {
            var (name, severity, isSettled, meaning) = bestToWorst[rank];
            all[rank] = new StateInfo(name, meaning, severity, rank, isSettled);
        }

        All = all;
        _byName = all.ToFrozenDictionary(state => state.Name, StringComparer.Ordinal);
    }

    /// <summary>What the states are of, such as <c>Cluster</c>.</summary>
    public string Kind { get; }

    /// <summary>The states from best to worst.</summary>
    public IReadOnlyList<StateInfo> All { get; }

    /// <summary>The state of that name.</summary>
    /// <exception cref="KeyNotFoundException">There is no such state of this kind.</exception>
    public StateInfo this[string name] =>
        _byName.TryGetValue(name, out var state) ? state : throw new KeyNotFoundException($"{Kind} has no state '{name}'");

    /// <summary>The state of that name; false for null and for words that a newer version may write.</summary>
    public bool TryGet(string? name, [NotNullWhen(true)] out StateInfo? state)
    {
        state = null;
        return name is not null && _byName.TryGetValue(name, out state);
    }

    /// <summary>The worse of two states.</summary>
    /// <exception cref="KeyNotFoundException">One is no state of this kind.</exception>
    public string Worse(string first, string second) => this[first].Rank >= this[second].Rank ? first : second;
}
