using System.Text;
using System.Text.Json;

namespace Tombolo.Kubernetes.Errors;

/// <summary>Reads a <see cref="KubernetesStatus"/> from what the server, or a proxy before it, answered.</summary>
internal static class StatusReader
{
    private const int MaxTextLength = 1_000;

    // Kubernetes 1.20 quotes the bytes around a decoding error, which may be those of a Secret.
    private const string QuotedBody = ", error found in #";

    /// <param name="httpCode">The HTTP status, or null for a status inside a watch, which carries its own.</param>
    /// <param name="retryAfter">From the header, which wins over the details of the status.</param>
    public static KubernetesStatus Read(ReadOnlyMemory<byte> body, int? httpCode, TimeSpan? retryAfter)
    {
        try
        {
            using var document = JsonDocument.Parse(body);
            if (document.RootElement is { ValueKind: JsonValueKind.Object } root && Text(root, "kind") == "Status")
            {
                return Read(root, httpCode, retryAfter);
            }
        }
        catch (JsonException)
        {
            // Not from the API server; its text is the message.
        }

        return new(httpCode ?? 500, "", Cut(body.Span, httpCode), [], retryAfter);
    }

    private static KubernetesStatus Read(JsonElement status, int? httpCode, TimeSpan? retryAfter)
    {
        var details = status.TryGetProperty("details", out var found) && found.ValueKind == JsonValueKind.Object ? found : default;
        var code = httpCode ?? Number(status, "code");
        return new(
            code == 0 ? 500 : code,
            Text(status, "reason"),
            WithoutQuotedBody(Text(status, "message")),
            ReadCauses(details),
            retryAfter ?? (Number(details, "retryAfterSeconds") is > 0 and var seconds ? TimeSpan.FromSeconds(seconds) : null));
    }

    private static StatusCause[] ReadCauses(JsonElement details)
    {
        if (details.ValueKind != JsonValueKind.Object || !details.TryGetProperty("causes", out var causes) || causes.ValueKind != JsonValueKind.Array)
        {
            return [];
        }

        return
        [
            .. causes.EnumerateArray()
                .Where(cause => cause.ValueKind == JsonValueKind.Object)
                .Select(cause => new StatusCause(Text(cause, "reason"), WithoutQuotedBody(Text(cause, "message")), Text(cause, "field"))),
        ];
    }

    private static string Text(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString()! : "";

    private static int Number(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var number)
            ? number
            : 0;

    private static string WithoutQuotedBody(string message)
    {
        var start = message.IndexOf(QuotedBody, StringComparison.Ordinal);
        return start < 0 ? message : message[..start];
    }

    private static string Cut(ReadOnlySpan<byte> body, int? httpCode)
    {
        // No character takes more than four bytes, so no more than this can be shown.
        var text = Encoding.UTF8.GetString(body[..Math.Min(body.Length, 4 * MaxTextLength)]).Trim();
        return text.Length == 0 ? $"HTTP {httpCode} without a body" : text[..Math.Min(text.Length, MaxTextLength)];
    }
}
