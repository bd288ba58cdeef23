using System.Text.Json.Nodes;
using Tombolo.LocalKube.Http;
using Tombolo.LocalKube.Values;

namespace Tombolo.LocalKube.Schemas;

/// <summary>Reasons why an object is refused, worded as the API server words them (apimachinery <c>field.Error</c>).</summary>
internal static class FieldErrors
{
    /// <summary>A field that has to be set.</summary>
    public static StatusCause Required(string path, string detail = "") => Without(path, StatusCauseReasons.Required, "Required value", detail);

    /// <summary>A field that may not be set, or not be changed.</summary>
    public static StatusCause Forbidden(string path, string detail) => Without(path, StatusCauseReasons.Forbidden, "Forbidden", detail);

    /// <summary>More than is allowed.</summary>
    public static StatusCause TooLong(string path, string detail) => Without(path, StatusCauseReasons.TooLong, "Too long", detail);

    /// <summary>A value that is not acceptable; it is shown.</summary>
    public static StatusCause Invalid(string path, JsonNode? value, string detail) =>
        With(path, StatusCauseReasons.Invalid, "Invalid value", GoText.Describe(value), detail);

    /// <summary>A text that is not acceptable; it is shown.</summary>
    public static StatusCause Invalid(string path, string value, string detail) =>
        With(path, StatusCauseReasons.Invalid, "Invalid value", GoText.Quote(value), detail);

    /// <summary>The same twice in a list that holds each once.</summary>
    public static StatusCause Duplicate(string path, JsonNode? value) =>
        With(path, StatusCauseReasons.Duplicate, "Duplicate value", GoText.Describe(value), "");

    /// <summary>A value that is none of <paramref name="supported"/>.</summary>
    public static StatusCause NotSupported(string path, JsonNode? value, IEnumerable<string> supported) => With(
        path, StatusCauseReasons.NotSupported, "Unsupported value", GoText.Describe(value), "supported values: " + string.Join(", ", supported.Select(GoText.Quote)));

    private static StatusCause Without(string path, string reason, string title, string detail) =>
        new(reason, detail.Length == 0 ? title : $"{title}: {detail}", path);

    private static StatusCause With(string path, string reason, string title, string value, string detail) =>
        new(reason, detail.Length == 0 ? $"{title}: {value}" : $"{title}: {value}: {detail}", path);
}
