using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Tombolo.LocalKube.BuiltIn;
using Tombolo.LocalKube.Schemas;

namespace Tombolo.LocalKube.Http;

/// <summary>
/// What becomes of fields that nobody knows or that are there twice (https://kubernetes.io/docs/reference/using-api/api-concepts/#field-validation):
/// they are dropped, with warnings unless the request says otherwise.
/// </summary>
internal static class FieldValidation
{
    public const string Ignore = "Ignore";
    public const string Strict = "Strict";
    public const string Warn = "Warn";

    /// <summary>Checks an object that was sent.</summary>
    /// <param name="repeated">The paths of keys that it has twice.</param>
    /// <exception cref="StatusException">400: it has such fields, and the request wants none.</exception>
    public static void CheckBody(ApiRequest request, JsonObject item, IReadOnlyList<string> repeated)
    {
        if (FindFaults(request, item, repeated) is { Count: > 0 } faults)
        {
            var kind = request.Resource.Kind;
            throw new StatusException(Statuses.BadRequest(
                $"{kind} in version \"{request.Resource.Version}\" cannot be handled as a {kind}: {Describe(faults)}"));
        }
    }

    /// <summary>Checks what a patch comes to. The object is not shown, it may be a Secret.</summary>
    /// <exception cref="StatusException">422: it has such fields, and the request wants none.</exception>
    public static void CheckPatched(ApiRequest request, JsonObject item)
    {
        if (FindFaults(request, item, []) is { Count: > 0 } faults)
        {
            throw new StatusException(Statuses.Invalid("", "", "", [FieldErrors.Invalid("patch", "", Describe(faults))]));
        }
    }

    private static string Describe(IReadOnlyList<string> faults) => $"strict decoding error: {string.Join(", ", faults)}";

    private static List<string> FindFaults(ApiRequest request, JsonObject item, IReadOnlyList<string> repeated)
    {
        // A patch that lost a race is computed and checked again.
        request.Context.Response.Headers.Remove("Warning");
        if (request.Query.FieldValidation == Ignore)
        {
            return [];
        }

        var schema = ObjectMetaSchema.AddTo(ResourceSchemas.Of(request.Resource));
        List<string> faults =
        [
            .. repeated.Select(path => $"duplicate field \"{path}\""),
            .. UnknownFields.Find(item, schema).Select(path => $"unknown field \"{path}\""),
        ];
        if (request.Query.FieldValidation == Strict)
        {
            return faults;
        }

        foreach (var fault in faults)
        {
            request.Context.Response.Headers.Append("Warning", $"299 - \"{Quote(fault)}\"");
        }

        return [];
    }

    // A header holds ASCII, and inside the quotes no quote that is not escaped.
    private static string Quote(string text) =>
        string.Concat(text.Select(letter => letter is '"' or '\\' ? $"\\{letter}" : letter is >= ' ' and <= '~' ? letter.ToString() : "?"));
}
