using System.Text.Json;

namespace Tombolo.Kubernetes.Objects;

/// <summary>Reads who manages fields of an object; which fields is skipped over.</summary>
internal static class ManagedFieldsReader
{
    private const string Field = "metadata.managedFields";

    /// <summary>The names of the managers in their order, each once; the reader stands on the value of <c>managedFields</c>.</summary>
    public static IReadOnlyList<string> ReadManagers(ref Utf8JsonReader reader)
    {
        if (!JsonFields.Enter(ref reader, JsonTokenType.StartArray, Field, "an array of objects"))
        {
            return [];
        }

        List<string>? managers = null;
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            if (ReadManager(ref reader) is { Length: > 0 } manager && managers?.Contains(manager) is not true)
            {
                (managers ??= []).Add(manager);
            }
        }

        return managers is null ? [] : managers;
    }

    private static string ReadManager(ref Utf8JsonReader reader)
    {
        var manager = "";
        if (!JsonFields.Enter(ref reader, JsonTokenType.StartObject, Field, "an array of objects"))
        {
            return manager;
        }

        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var isManager = reader.ValueTextEquals("manager"u8);
            reader.Read();
            if (isManager)
            {
                manager = JsonFields.ReadString(ref reader, Field);
            }
            else
            {
                reader.Skip();
            }
        }

        return manager;
    }
}
