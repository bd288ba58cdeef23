namespace Tombolo.Api.Meta;

/// <summary>Reads and replaces conditions in an object's list.</summary>
public static class ConditionListExtensions
{
    /// <summary>The condition of this type, or null.</summary>
    public static Condition? Find(this IReadOnlyList<Condition>? conditions, string type)
    {
        foreach (var condition in conditions ?? [])
        {
            if (condition.Type == type)
            {
                return condition;
            }
        }

        return null;
    }

    /// <summary>
    /// The list with <paramref name="condition"/> in place of the one of its type, or at the end. <see cref="Condition.LastTransitionTime"/>
    /// becomes <paramref name="now"/> only where the status changed, otherwise the old time stays, so that an equal state gives an equal list.
    /// </summary>
    public static IReadOnlyList<Condition> With(this IReadOnlyList<Condition>? conditions, Condition condition, DateTimeOffset now)
    {
        var old = conditions.Find(condition.Type);
        var time = old is not null && old.Status == condition.Status ? old.LastTransitionTime ?? now : now;
        var updated = condition with { LastTransitionTime = ApiTime.Truncate(time) };
        if (updated == old)
        {
            return conditions!;
        }

        var list = new List<Condition>(conditions ?? []);
        var index = list.FindIndex(c => c.Type == condition.Type);
        if (index < 0)
        {
            list.Add(updated);
        }
        else
        {
            list[index] = updated;
        }

        return list;
    }
}
