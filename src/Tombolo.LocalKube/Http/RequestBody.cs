using System.Buffers;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Tombolo.LocalKube.Json;

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
    /// <exception cref="StatusException">413, 415 for a format that is not read, 400 for a body that is none.</exception>
    public static async ValueTask<JsonObject?> ReadObjectAsync(HttpContext context, string kind, bool mayBeEmpty = false)
    {
        var type = MediaTypes.Of(context.Request.ContentType);
        if (type.Length > 0 && !MediaTypes.Objects.Contains(type))
        {
            throw new StatusException(Statuses.UnsupportedMediaType(MediaTypes.Objects));
        }

        var body = await ReadAsync(context);
        return body.Length == 0 && mayBeEmpty ? null : Parse(body, kind, isYaml: type == MediaTypes.Yaml);
    }

    /// <param name="kind">What it should be, for the refusal.</param>
    /// <exception cref="StatusException">400: it is no object.</exception>
    public static JsonObject Parse(byte[] body, string kind, bool isYaml)
    {
        try
        {
            return isYaml ? YamlText.ParseObject(body) : JsonText.ParseObject(body);
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
}
