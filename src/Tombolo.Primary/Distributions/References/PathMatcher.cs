using System.Numerics;
using System.Text.Json;

namespace Tombolo.Primary.Distributions.References;

/// <summary>
/// Follows several patterns at once through one pass over JSON. Where the pass stands is a set of bits, one for each step of each
/// pattern that may come next; an empty set means that nothing below can match and the value can be skipped.
/// </summary>
internal sealed class PathMatcher
{
    private const int MostStates = 64;

    private readonly PathSegment[] _states;
    private readonly int[] _patterns;

    /// <exception cref="ArgumentException">The patterns have more than 64 steps together.</exception>
    public PathMatcher(IEnumerable<string> patterns)
    {
        var states = new List<PathSegment>();
        var owners = new List<int>();
        var starts = new List<int>();
        foreach (var pattern in patterns)
        {
            starts.Add(states.Count);
            states.AddRange(PathPattern.Parse(pattern));
            owners.AddRange(Enumerable.Repeat(starts.Count - 1, states.Count - owners.Count));
        }

        if (states.Count > MostStates)
        {
            throw new ArgumentException($"the patterns have {states.Count} steps, at most {MostStates} can be followed at once", nameof(patterns));
        }

        _states = [.. states];
        _patterns = [.. owners];
        foreach (var start in starts)
        {
            Start |= Enter(start);
        }
    }

    /// <summary>Where a pass starts: at the object itself.</summary>
    public ulong Start { get; }

    /// <summary>The set below a property; the reader stands on its name.</summary>
    public ulong IntoProperty(ulong position, ref Utf8JsonReader reader)
    {
        var next = 0ul;
        for (var rest = position; rest != 0; rest &= rest - 1)
        {
            var state = BitOperations.TrailingZeroCount(rest);
            next |= _states[state].Kind switch
            {
                PathSegmentKind.AnyDepth => Enter(state),
                PathSegmentKind.AnyProperty => Enter(state + 1),
                PathSegmentKind.Property when reader.ValueTextEquals(_states[state].Name.Span) => Enter(state + 1),
                _ => 0,
            };
        }

        return next;
    }

    /// <summary>The set below the elements of an array.</summary>
    public ulong IntoElement(ulong position)
    {
        var next = 0ul;
        for (var rest = position; rest != 0; rest &= rest - 1)
        {
            var state = BitOperations.TrailingZeroCount(rest);
            next |= _states[state].Kind switch
            {
                PathSegmentKind.AnyDepth => Enter(state),
                PathSegmentKind.Element => Enter(state + 1),
                _ => 0,
            };
        }

        return next;
    }

    /// <summary>The index of the first pattern that means the value at this position; -1 when none does.</summary>
    public int Match(ulong position)
    {
        for (var rest = position; rest != 0; rest &= rest - 1)
        {
            var state = BitOperations.TrailingZeroCount(rest);
            if (_states[state].Kind == PathSegmentKind.End)
            {
                return _patterns[state];
            }
        }

        return -1;
    }

    // A step of any depth may be none at all: the step after it may come next as well.
    private ulong Enter(int state) =>
        _states[state].Kind == PathSegmentKind.AnyDepth ? (1ul << state) | Enter(state + 1) : 1ul << state;
}
