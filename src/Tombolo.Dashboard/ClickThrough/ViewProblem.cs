using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Tombolo.Dashboard.Api;
using Tombolo.Kubernetes.Reviews;

namespace Tombolo.Dashboard.ClickThrough;

/// <summary>Reads why a cluster, or the way to it, refused: a problem of its pages, or a Status of Kubernetes. Somebody else's words: of our form, and short.</summary>
internal static class ViewProblem
{
    private const int MostBytes = 64 * 1024;
    private const int MostErrors = 100;
    private const int MostCharacters = 4_000;

    // 401 would end the caller's session here, though it is the cluster's own trouble.
    private static readonly HashSet<int> Statuses = [400, 403, 404, 409, 413, 422, 429, 501, 503, 504];

    /// <exception cref="IOException">The answer ended before it was complete.</exception>
    public static async Task<Refusal> ReadAsync(HttpResponseMessage response, string cluster, CancellationToken cancellationToken)
    {
        var status = (int)response.StatusCode;
        var code = Statuses.Contains(status) ? status : StatusCodes.Status502BadGateway;
        var (reason, detail, errors) = Read(await ReadBodyAsync(response, cancellationToken));
        return Refusal.Because(
            code,
            reason is { Length: > 0 and <= 64 } && reason.All(char.IsAsciiLetterOrDigit) && code == status ? reason : "BadAnswer",
            detail is { Length: > 0 } ? Plain(detail) : $"cluster {cluster} refused with status {status} and did not say why; see the log of its server",
            errors);
    }

    private static async Task<ReadOnlyMemory<byte>> ReadBodyAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        await using var body = await response.Content.ReadAsStreamAsync(cancellationToken);
        var buffer = new byte[MostBytes];
        var length = await body.ReadAtLeastAsync(buffer, MostBytes, throwOnEndOfStream: false, cancellationToken);
        return buffer.AsMemory(0, length);
    }

    private static (string? Reason, string? Detail, IReadOnlyList<FieldProblem> Errors) Read(ReadOnlyMemory<byte> body)
    {
        try
        {
            using var document = JsonDocument.Parse(body, new JsonDocumentOptions { MaxDepth = 16 });
            var root = document.RootElement;
            if (Text(root, "kind") == "Status")
            {
                return (Text(root, "reason"), Text(root, "message"), []);
            }

            var errors = ReviewBody.Field(root, "errors") is { ValueKind: JsonValueKind.Array } list
                ? list.EnumerateArray().Take(MostErrors).Select(error => new FieldProblem(Plain(Text(error, "path") ?? ""), Plain(Text(error, "message") ?? ""))).ToList()
                : [];
            var type = Text(root, "type") ?? "";
            return (type.StartsWith("tombolo:", StringComparison.Ordinal) ? type["tombolo:".Length..] : null, Text(root, "detail"), errors);
        }
        catch (JsonException)
        {
            return (null, null, []);
        }
    }

    private static string? Text(JsonElement value, string name) => ReviewBody.Field(value, name) is { ValueKind: JsonValueKind.String } text ? text.GetString() : null;

    private static string Plain(string text) => string.Concat(text.Take(MostCharacters).Where(character => !char.IsControl(character)));
}
