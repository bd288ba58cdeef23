using Tombolo.Primary.Distributions;
using Tombolo.Protocol.Sets;

namespace Tombolo.Primary.Hub.Streams;

/// <summary>
/// What a member has received so far: a whole set of ours, which is shared; the inventory it sent; or a set of ours but for some buckets, of which
/// it sent the inventory.
/// </summary>
internal sealed class MemberHoldings
{
    private static readonly HashSet<int> NoBuckets = [];
    private readonly DesiredSet? _set;
    private readonly IReadOnlyDictionary<string, string>? _inventory;
    private readonly HashSet<int> _listed;
    private readonly int _buckets;

    private MemberHoldings(DesiredSet? set, IReadOnlyDictionary<string, string>? inventory, int buckets, HashSet<int> listed)
    {
        _set = set;
        _inventory = inventory;
        _buckets = buckets;
        _listed = listed;
    }

    public static MemberHoldings Nothing { get; } = new(null, null, 0, NoBuckets);

    public static MemberHoldings Of(DesiredSet set) => new(set, null, 0, NoBuckets);

    public static MemberHoldings Of(IReadOnlyDictionary<string, string> inventory) => new(null, inventory, 0, NoBuckets);

    /// <param name="buckets">Into how many the set was cut.</param>
    /// <param name="listed">Those of which <paramref name="inventory"/> says everything; of all others the member holds what the set does.</param>
    public static MemberHoldings Of(DesiredSet set, int buckets, IEnumerable<int> listed, IReadOnlyDictionary<string, string> inventory) =>
        new(set, inventory, buckets, [.. listed]);

    /// <summary>The member has received exactly this instance; nothing can differ.</summary>
    public bool Is(DesiredSet set) => _inventory is null && ReferenceEquals(_set, set);

    /// <summary>The items of a set that the member has not, or not as they are now.</summary>
    public IEnumerable<CompiledItem> FindLacking(DesiredSet set) => set.Items.Values.Where(item => !Has(item));

    /// <summary>The keys that the member has beyond a set.</summary>
    public IEnumerable<string> FindBeyond(DesiredSet set) => Keys.Where(key => !set.Items.ContainsKey(key));

    private IEnumerable<string> Keys => (_set?.Items.Keys.Where(key => !IsListed(key)) ?? []).Concat(_inventory?.Keys ?? []);

    private bool Has(CompiledItem item) =>
        _inventory is not null && _inventory.TryGetValue(item.Key, out var etag)
            ? etag == item.Etag
            : _set is not null && _set.Items.TryGetValue(item.Key, out var held) && held.Etag == item.Etag && !IsListed(item.Key);

    private bool IsListed(string key) => _listed.Count > 0 && _listed.Contains(SetBuckets.IndexOf(key, _buckets));
}
