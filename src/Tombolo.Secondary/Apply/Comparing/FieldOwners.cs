using System.Text.Json;

namespace Tombolo.Secondary.Apply.Comparing;

/// <summary>Who manages which fields of one object, read from its <c>managedFields</c>.</summary>
internal readonly struct FieldOwners(JsonElement live)
{
    private readonly JsonElement _live = live;
    private readonly JsonElement _entries = live.Field("metadata").Field("managedFields");

    /// <summary>True when <paramref name="manager"/> applied the field and nobody has changed it since.</summary>
    public bool IsAppliedBy(string manager, FieldPath path)
    {
        foreach (var entry in Entries())
        {
            if (entry.Text("manager") == manager && entry.Text("operation") == "Apply" && FieldSet.Contains(entry.Field("fieldsV1"), path.Segments, _live))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The manager other than <paramref name="except"/> that has the field and wrote last; empty when nobody has it.</summary>
    public string LastOther(string except, FieldPath path)
    {
        var (last, lastTime) = ("", "");
        foreach (var entry in Entries())
        {
            var time = entry.Text("time") ?? "";
            if (entry.Text("manager") is { } manager
                && manager != except
                && string.CompareOrdinal(time, lastTime) >= 0
                && FieldSet.Contains(entry.Field("fieldsV1"), path.Segments, _live))
            {
                (last, lastTime) = (manager, time);
            }
        }

        return last;
    }

    /// <summary>Every other manager of anything in the object but its status.</summary>
    public IReadOnlyList<string> Others(string except)
    {
        var others = new List<string>();
        foreach (var entry in Entries())
        {
            if (entry.Text("manager") is { Length: > 0 } manager && manager != except && entry.Text("subresource") is null && !others.Contains(manager))
            {
                others.Add(manager);
            }
        }

        return others;
    }

    private JsonElement.ArrayEnumerator Entries() => _entries.ValueKind == JsonValueKind.Array ? _entries.EnumerateArray() : default;
}
