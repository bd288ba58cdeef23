using System.Runtime.CompilerServices;
using Tombolo.Primary.Distributions.Sources;

namespace Tombolo.Primary.Distributions.Compilation;

/// <summary>
/// The encoded items of the sources there are: one changed source encodes its own items again, everything else is shared from compilation
/// to compilation. The items of a version of a source are forgotten with that version. Not thread-safe.
/// </summary>
internal sealed class CompiledItemCache(ItemEncoder encoder)
{
    // As many as there are K10 namespaces times sets of owners; more means that owners came and went, and the old ones are worth nothing.
    private const int MostItemsOfOneSource = 256;

    private readonly ConditionalWeakTable<SourceObject, Dictionary<(string TargetNamespace, ItemRules Rules), CompiledItem>> _bySource = [];

    /// <summary>How many items were encoded so far.</summary>
    public int Encoded { get; private set; }

    public CompiledItem Get(SourceObject source, string targetNamespace, ItemRules rules)
    {
        var items = _bySource.GetValue(source, _ => []);
        if (!items.TryGetValue((targetNamespace, rules), out var item))
        {
            if (items.Count >= MostItemsOfOneSource)
            {
                items.Clear();
            }

            item = encoder.Encode(source, targetNamespace, rules);
            Encoded++;
            items.Add((targetNamespace, rules), item);
        }

        return item;
    }
}
