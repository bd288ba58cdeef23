namespace Tombolo.LocalKube.FieldManagement;

/// <summary>Keeps the number of owners bounded: of more than ten updaters the oldest become one.</summary>
internal static class ManagerCap
{
    private const int MostUpdaters = 10;
    private const string Bucket = "ancient-changes";

    public static List<ManagedEntry> Limit(List<ManagedEntry> entries)
    {
        var updaters = entries
            .Where(entry => !entry.IsApplied)
            .OrderBy(entry => entry.Time ?? "", StringComparer.Ordinal)
            .ThenBy(entry => entry.Manager, StringComparer.Ordinal)
            .ToList();
        var count = updaters.Count;
        var first = new Dictionary<string, ManagedEntry>(StringComparer.Ordinal);
        foreach (var entry in updaters)
        {
            if (count <= MostUpdaters)
            {
                break;
            }

            if (!first.TryGetValue(entry.ApiVersion, out var bucket))
            {
                first[entry.ApiVersion] = entry;
                continue;
            }

            entries.Remove(bucket);
            entries.Remove(entry);
            var merged = bucket with { Manager = Bucket, Subresource = "", Fields = bucket.Fields.Union(entry.Fields), Time = entry.Time };
            entries.Add(merged);
            first[entry.ApiVersion] = merged;
            count--;
        }

        return entries;
    }
}
