using System.Buffers;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Tombolo.LocalKube.Json;
using Tombolo.LocalKube.Protobuf;
using Tombolo.LocalKube.Resources;

namespace Tombolo.LocalKube.Http;

/// <summary>Reads what a client sends, within the bounds of the API server.</summary>
internal static class RequestBody
{
    /// <summary>Bytes (apiserver <c>MaxRequestBodyBytes</c>).</summary>
    public const int MaxLength = 3 * 1024 * 1024;

    /// <exception cref="StatusException">413: it is too large.</exception>
    public static async ValueTask<byte[]> ReadAsync(HttpContext context)
    {
        if (context.Request.ContentLength > MaxLength)
        {
            throw new StatusException(Statuses.TooLarge(MaxLength));
        }

        var reader = context.Request.BodyReader;
        while (true)
        {
            var read = await reader.ReadAsync(context.RequestAborted);
            if (read.Buffer.Length > MaxLength)
            {
                throw new StatusException(Statuses.TooLarge(MaxLength));
            }

            if (read.IsCompleted)
            {
                var body = read.Buffer.ToArray();
                reader.AdvanceTo(read.Buffer.End);
                return body;
            }

            reader.AdvanceTo(read.Buffer.Start, read.Buffer.End);
        }
    }

    /// <summary>The object that a create or an update sends; null when the body is empty and that is allowed.</summary>
    /// <param name="resource">What the request is for.</param>
    /// <param name="kind">What it should be.</param>
    /// <param name="repeated">Gets the paths of keys that JSON has twice.</param>
    /// <exception cref="StatusException">413, 415 for a format that is not read, 400 for a body that is none.</exception>
    public static async ValueTask<JsonObject?> ReadObjectAsync(HttpContext context, ResourceDefinition resource, string kind, bool mayBeEmpty = false, List<string>? repeated = null)
    {
        var type = MediaTypes.Of(context.Request.ContentType);
        var accepted = resource.IsCustom || ProtobufObject.IsKnown(kind) ? MediaTypes.BuiltInObjects : MediaTypes.Objects;
        if (type.Length > 0 && !accepted.Contains(type))
        {
            throw new StatusException(Statuses.UnsupportedMediaType(accepted));
        }

        var body = await ReadAsync(context);
        return body.Length == 0 && mayBeEmpty ? null
            : type == MediaTypes.Protobuf ? ParseProtobuf(body, kind)
            : Parse(body, kind, isYaml: type == MediaTypes.Yaml, repeated);
    }

    /// <param name="kind">What it should be, for the refusal.</param>
    /// <exception cref="StatusException">400: it is no object.</exception>
    public static JsonObject Parse(byte[] body, string kind, bool isYaml, List<string>? repeated = null)
    {
        try
        {
            if (isYaml)
            {
                return YamlText.ParseObject(body);
            }

            var item = JsonText.ParseObject(body, out var hasRepeatedKeys);
            if (hasRepeatedKeys)
            {
                repeated?.AddRange(RepeatedKeys.Find(body));
            }

            return item;
        }
        catch (JsonException exception) when (isYaml)
        {
            throw new StatusException(Statuses.BadRequest($"error decoding YAML: {exception.Message}"));
        }
        catch (JsonException exception)
        {
            throw new StatusException(Statuses.BadRequest(
                $"the object provided is unrecognized (must be of type {kind}): couldn't get version/kind; json parse error: {exception.Message}"));
        }
    }

    private static JsonObject ParseProtobuf(byte[] body, string kind)
    {
        try
        {
            return ProtobufObject.Parse(body, kind);
        }
        catch (JsonException exception)
        {
            throw new StatusException(Statuses.BadRequest($"the object provided is unrecognized (must be of type {kind}): {exception.Message}"));
        }
    }
}
