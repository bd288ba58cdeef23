using System.Text.Json;

namespace Tombolo.Kubernetes.Objects;

/// <summary>What is collected of <c>metadata</c> while it is read.</summary>
internal struct MetadataFields
{
    private string? _namespace;
    private string? _name;
    private string? _uid;
    private string? _resourceVersion;
    private long _generation;
    private DateTimeOffset? _creationTimestamp;
    private DateTimeOffset? _deletionTimestamp;
    private IReadOnlyDictionary<string, string>? _labels;
    private IReadOnlyDictionary<string, string>? _annotations;
    private IReadOnlyList<string>? _finalizers;
    private IReadOnlyList<string>? _fieldManagers;

    /// <summary>The reader stands on the value of <c>metadata</c> and is left on its end.</summary>
    public void Read(ref Utf8JsonReader reader)
    {
        this = default;
        if (!JsonFields.Enter(ref reader, JsonTokenType.StartObject, "metadata", "an object"))
        {
            return;
        }

        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            ReadField(ref reader);
        }
    }

    public readonly ObjectMetadata ToMetadata(string apiVersion, string kind) => new()
    {
        ApiVersion = apiVersion,
        Kind = kind,
        Namespace = _namespace ?? "",
        Name = _name ?? "",
        Uid = _uid ?? "",
        ResourceVersion = _resourceVersion ?? "",
        Generation = _generation,
        CreationTimestamp = _creationTimestamp,
        DeletionTimestamp = _deletionTimestamp,
        Labels = _labels ?? ObjectMetadata.EmptyMap,
        Annotations = _annotations ?? ObjectMetadata.EmptyMap,
        Finalizers = _finalizers ?? [],
        FieldManagers = _fieldManagers ?? [],
    };

    private void ReadField(ref Utf8JsonReader reader)
    {
        if (reader.ValueTextEquals("name"u8))
        {
            reader.Read();
            _name = JsonFields.ReadString(ref reader, "metadata.name");
        }
        else if (reader.ValueTextEquals("namespace"u8))
        {
            reader.Read();
            _namespace = JsonFields.ReadString(ref reader, "metadata.namespace");
        }
        else if (reader.ValueTextEquals("uid"u8))
        {
            reader.Read();
            _uid = JsonFields.ReadString(ref reader, "metadata.uid");
        }
        else if (reader.ValueTextEquals("resourceVersion"u8))
        {
            reader.Read();
            _resourceVersion = JsonFields.ReadString(ref reader, "metadata.resourceVersion");
        }
        else if (reader.ValueTextEquals("generation"u8))
        {
            reader.Read();
            _generation = JsonFields.ReadInteger(ref reader, "metadata.generation");
        }
        else if (reader.ValueTextEquals("creationTimestamp"u8))
        {
            reader.Read();
            _creationTimestamp = JsonFields.ReadTime(ref reader, "metadata.creationTimestamp");
        }
        else if (reader.ValueTextEquals("deletionTimestamp"u8))
        {
            reader.Read();
            _deletionTimestamp = JsonFields.ReadTime(ref reader, "metadata.deletionTimestamp");
        }
        else if (reader.ValueTextEquals("labels"u8))
        {
            reader.Read();
            _labels = JsonFields.ReadMap(ref reader, "metadata.labels");
        }
        else if (reader.ValueTextEquals("annotations"u8))
        {
            reader.Read();
            _annotations = JsonFields.ReadMap(ref reader, "metadata.annotations");
        }
        else if (reader.ValueTextEquals("finalizers"u8))
        {
            reader.Read();
            _finalizers = JsonFields.ReadList(ref reader, "metadata.finalizers");
        }
        else if (reader.ValueTextEquals("managedFields"u8))
        {
            reader.Read();
            _fieldManagers = ManagedFieldsReader.ReadManagers(ref reader);
        }
        else
        {
            reader.Read();
            reader.Skip();
        }
    }
}
