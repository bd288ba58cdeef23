using Tombolo.Primary.Distributions;

namespace Tombolo.Primary.Hub.Streams;

/// <summary>What a member has received so far: a whole set of ours, which is shared, or the inventory it sent.</summary>
internal sealed class MemberHoldings
{
    private readonly DesiredSet? _set;
    private readonly IReadOnlyDictionary<string, string>? _inventory;

    private MemberHoldings(DesiredSet? set, IReadOnlyDictionary<string, string>? inventory)
    {
        _set = set;
        _inventory = inventory;
    }

    public static MemberHoldings Nothing { get; } = new(null, null);

    public IEnumerable<string> Keys => _set?.Items.Keys ?? _inventory?.Keys ?? [];

    public static MemberHoldings Of(DesiredSet set) => new(set, null);

    public static MemberHoldings Of(IReadOnlyDictionary<string, string> inventory) => new(null, inventory);

    /// <summary>The member has received exactly this instance; nothing can differ.</summary>
    public bool Is(DesiredSet set) => ReferenceEquals(_set, set);

    public bool Has(CompiledItem item) =>
        _set is not null
            ? _set.Items.TryGetValue(item.Key, out var held) && held.Etag == item.Etag
            : _inventory is not null && _inventory.TryGetValue(item.Key, out var etag) && etag == item.Etag;
}
