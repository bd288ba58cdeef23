namespace Tombolo.LocalKube.FieldManagement;

/// <summary>
/// The order of a merged list: the applied items in the order of the configuration, the others where they were between them
/// (https://kubernetes.io/docs/reference/using-api/server-side-apply/#merge-strategy).
/// </summary>
internal static class ListOrder
{
    public static List<PathElement> Merge(ListItems live, ListItems applied)
    {
        var shared = new Queue<PathElement>(applied.Order.Where(live.Has));
        var order = new List<PathElement>(live.Order.Count + applied.Order.Count);
        var (liveIndex, appliedIndex) = (0, 0);
        while (liveIndex < live.Order.Count || appliedIndex < applied.Order.Count)
        {
            if (liveIndex < live.Order.Count)
            {
                var element = live.Order[liveIndex];
                var isNext = appliedIndex < applied.Order.Count && element.Equals(applied.Order[appliedIndex]);
                if (isNext)
                {
                    order.Add(element);
                    liveIndex++;
                    appliedIndex++;
                    shared.TryDequeue(out _);
                    continue;
                }

                if (!applied.Has(element))
                {
                    order.Add(element);
                    liveIndex++;
                    continue;
                }

                if (appliedIndex >= applied.Order.Count || (shared.TryPeek(out var next) && !next.Equals(element)))
                {
                    // It is applied too, but its turn comes, or came, elsewhere.
                    liveIndex++;
                    continue;
                }
            }

            var item = applied.Order[appliedIndex++];
            order.Add(item);
            if (shared.TryPeek(out var expected) && expected.Equals(item))
            {
                shared.Dequeue();
            }
        }

        return order;
    }
}
