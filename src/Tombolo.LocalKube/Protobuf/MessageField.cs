namespace Tombolo.LocalKube.Protobuf;

/// <summary>A field of a message.</summary>
/// <param name="Name">Its name in JSON.</param>
/// <param name="Type">A scalar type, or the name of a message.</param>
/// <param name="Shape">How often it may be there.</param>
internal sealed record MessageField(string Name, string Type, FieldShape Shape)
{
    /// <summary>Reads <c>name type</c>, the type followed by <c>[]</c>, <c>{}</c> or <c>?</c> for other shapes than one value.</summary>
    public static MessageField Parse(string text)
    {
        var (name, type) = (text[..text.IndexOf(' ', StringComparison.Ordinal)], text[(text.IndexOf(' ', StringComparison.Ordinal) + 1)..]);
        return type switch
        {
            [.. var item, '[', ']'] => new MessageField(name, item, FieldShape.List),
            [.. var value, '{', '}'] => new MessageField(name, value, FieldShape.Map),
            [.. var scalar, '?'] => new MessageField(name, scalar, FieldShape.Optional),
            _ => new MessageField(name, type, FieldShape.Single),
        };
    }
}
