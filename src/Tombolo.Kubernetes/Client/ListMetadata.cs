using System.Text.Json;
using Tombolo.Kubernetes.Objects;

namespace Tombolo.Kubernetes.Client;

/// <summary>What a list says of itself (ListMeta).</summary>
internal readonly record struct ListMetadata(string? ResourceVersion, string? Continue)
{
    /// <summary>The reader stands on the value of <c>metadata</c> and is left on its end.</summary>
    public static ListMetadata Read(ref Utf8JsonReader reader)
    {
        var result = default(ListMetadata);
        if (!JsonFields.Enter(ref reader, JsonTokenType.StartObject, "metadata", "an object"))
        {
            return result;
        }

        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("resourceVersion"u8))
            {
                reader.Read();
                result = result with { ResourceVersion = JsonFields.ReadString(ref reader, "metadata.resourceVersion") };
            }
            else if (reader.ValueTextEquals("continue"u8))
            {
                reader.Read();
                result = result with { Continue = JsonFields.ReadString(ref reader, "metadata.continue") };
            }
            else
            {
                reader.Read();
                reader.Skip();
            }
        }

        return result;
    }
}
