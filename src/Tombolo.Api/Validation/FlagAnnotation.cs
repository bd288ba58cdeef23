namespace Tombolo.Api.Validation;

/// <summary>Annotations that say <c>true</c> or <c>false</c>. What says neither is told, and never taken for the one or the other.</summary>
public static class FlagAnnotation
{
    /// <summary>The annotation says <c>true</c>, in any case of letters.</summary>
    public static bool IsTrue(IReadOnlyDictionary<string, string>? annotations, string key) => Read(annotations, key) is true;

    /// <summary>The annotation says <c>true</c>, or something that cannot be read: for what must not happen by mistake.</summary>
    public static bool MayBeTrue(IReadOnlyDictionary<string, string>? annotations, string key) => IsTrue(annotations, key) || Check(annotations, key) is not null;

    /// <summary>Null when the annotation is absent or can be read, else its fault.</summary>
    public static FieldError? Check(IReadOnlyDictionary<string, string>? annotations, string key) =>
        annotations is not null && annotations.TryGetValue(key, out var text) && Read(annotations, key) is null
            ? new FieldError(PathOf(key), $"{Text.Quote(text)} is neither true nor false; write \"true\" or \"false\", or remove the annotation")
            : null;

    /// <summary>The path of an annotation in messages.</summary>
    public static string PathOf(string key) => $"metadata.annotations['{key}']";

    private static bool? Read(IReadOnlyDictionary<string, string>? annotations, string key) =>
        annotations is not null && annotations.TryGetValue(key, out var text) && bool.TryParse(text, out var value) ? value : null;
}
