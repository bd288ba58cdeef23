using System.Text.Json;
using Tombolo.Api.Resources;
using Tombolo.Primary.Distributions.References;

namespace Tombolo.Primary.Distributions.Sources;

/// <summary>Reads the layout of objects of one kind.</summary>
internal sealed class SourceLayoutReader
{
    // Objects of the Kubernetes API nest deeper than the default of System.Text.Json.
    private const int MaxDepth = 1_000;

    private readonly ResourceType _type;
    private readonly IReadOnlyList<ReferencePlace> _places;
    private readonly PathMatcher _references;
    private readonly PathMatcher _credentials;

    public SourceLayoutReader(ResourceType type)
    {
        _type = type;
        _places = ReferencePlaces.Of(type);
        _references = new PathMatcher(_places.Select(place => place.Pattern));
        _credentials = new PathMatcher(ReferencePlaces.CredentialsOf(type));
    }

    /// <summary>For reading parts of the same objects.</summary>
    public static JsonReaderOptions ReaderOptions { get; } = new() { MaxDepth = MaxDepth };

    /// <summary>For reading the same objects as documents.</summary>
    public static JsonDocumentOptions DocumentOptions { get; } = new() { MaxDepth = MaxDepth };

    /// <exception cref="JsonException">The bytes are not one JSON object.</exception>
    public SourceLayout Read(ReadOnlySpan<byte> json)
    {
        var reader = new Utf8JsonReader(json, ReaderOptions);
        var pass = new Pass();
        reader.Read();
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            throw new JsonException($"a {_type.Kind} must be a JSON object, not {reader.TokenType}");
        }

        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            ReadField(ref reader, pass);
        }

        reader.Read();
        return new SourceLayout(pass.Fields, pass.References, pass.HoldsCredential, pass.SecretType);
    }

    private void ReadField(ref Utf8JsonReader reader, Pass pass)
    {
        var name = Token(ref reader);
        var isCarried = CarriedFields.Carries(_type, ref reader);
        var isSecretType = _type == KnownResources.Secret && reader.ValueTextEquals("type"u8);
        var references = _references.IntoProperty(_references.Start, ref reader);
        var credentials = _credentials.IntoProperty(_credentials.Start, ref reader);
        reader.Read();
        if (isSecretType && reader.TokenType == JsonTokenType.String)
        {
            pass.SecretType = reader.GetString()!;
        }

        var start = (int)reader.TokenStartIndex;
        if (isCarried)
        {
            Visit(ref reader, references, credentials, pass);
            pass.Fields.Add(new SourceField(name, new ByteRange(start, (int)reader.BytesConsumed - start)));
        }
        else
        {
            reader.Skip();
        }
    }

    private void Visit(ref Utf8JsonReader reader, ulong references, ulong credentials, Pass pass)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.StartObject or JsonTokenType.StartArray when references == 0 && credentials == 0:
                reader.Skip();
                break;
            case JsonTokenType.StartObject:
                VisitObject(ref reader, references, credentials, pass);
                break;
            case JsonTokenType.StartArray:
                var (element, elementCredentials) = (_references.IntoElement(references), _credentials.IntoElement(credentials));
                while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
                {
                    Visit(ref reader, element, elementCredentials, pass);
                }

                break;
            case JsonTokenType.String when _credentials.Match(credentials) >= 0:
                pass.HoldsCredential |= !reader.ValueTextEquals(""u8);
                break;
        }
    }

    private void VisitObject(ref Utf8JsonReader reader, ulong references, ulong credentials, Pass pass)
    {
        var place = _references.Match(references);
        string? name = null;
        string? @namespace = null;
        var namespaceAt = default(ByteRange);
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var isName = place >= 0 && reader.ValueTextEquals("name"u8);
            var isNamespace = place >= 0 && reader.ValueTextEquals("namespace"u8);
            var below = _references.IntoProperty(references, ref reader);
            var belowCredentials = _credentials.IntoProperty(credentials, ref reader);
            reader.Read();
            if (isName && reader.TokenType == JsonTokenType.String)
            {
                name = reader.GetString();
            }
            else if (isNamespace && reader.TokenType == JsonTokenType.String)
            {
                @namespace = reader.GetString();
                namespaceAt = Token(ref reader);
            }
            else
            {
                Visit(ref reader, below, belowCredentials, pass);
            }
        }

        if (place >= 0 && (name is not null || @namespace is not null))
        {
            pass.References.Add(new FoundReference(_places[place], name ?? "", @namespace, namespaceAt));
        }
    }

    // Of a property name or a string; what the reader has consumed goes past the colon of a name.
    private static ByteRange Token(ref Utf8JsonReader reader) => new((int)reader.TokenStartIndex, reader.ValueSpan.Length + 2);

    private sealed class Pass
    {
        public List<SourceField> Fields { get; } = [];

        public List<FoundReference> References { get; } = [];

        public bool HoldsCredential { get; set; }

        public string SecretType { get; set; } = "";
    }
}
