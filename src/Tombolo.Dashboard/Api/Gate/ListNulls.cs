using System.Text;
using System.Text.Json;

namespace Tombolo.Dashboard.Api.Gate;

/// <summary>Finds what no form takes and the serializer lets through: <c>null</c> inside a list.</summary>
internal static class ListNulls
{
    /// <summary>The path of the first one, such as <c>clusters[2]</c>; null when there is none, or the text is no JSON.</summary>
    public static string? Find(ReadOnlySpan<byte> json)
    {
        var reader = new Utf8JsonReader(json);
        var parents = new Stack<Place>();
        var at = new Place(IsList: false, 0, "");
        try
        {
            while (reader.Read())
            {
                switch (reader.TokenType)
                {
                    case JsonTokenType.PropertyName:
                        at = at with { Name = reader.GetString()! };
                        break;
                    case JsonTokenType.StartArray or JsonTokenType.StartObject:
                        parents.Push(at);
                        at = new Place(reader.TokenType == JsonTokenType.StartArray, 0, "");
                        break;
                    case JsonTokenType.EndArray or JsonTokenType.EndObject:
                        at = parents.Pop().Next();
                        break;
                    case JsonTokenType.Null when at.IsList:
                        return PathOf([.. parents.Reverse(), at]);
                    default:
                        at = at.Next();
                        break;
                }
            }
        }
        catch (Exception malformed) when (malformed is JsonException or InvalidOperationException)
        {
            // Whoever binds it says what is wrong and where.
            return null;
        }

        return null;
    }

    private static string PathOf(IReadOnlyList<Place> places)
    {
        var path = new StringBuilder();
        foreach (var place in places)
        {
            _ = place.IsList ? path.Append('[').Append(place.Index).Append(']')
                : place.Name.Length > 0 && path.Length > 0 ? path.Append('.').Append(place.Name)
                : path.Append(place.Name);
        }

        return path.ToString();
    }

    private readonly record struct Place(bool IsList, int Index, string Name)
    {
        public Place Next() => IsList ? this with { Index = Index + 1 } : this;
    }
}
