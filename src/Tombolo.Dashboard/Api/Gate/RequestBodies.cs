using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.Net.Http.Headers;
using Tombolo.Dashboard.Auth;

namespace Tombolo.Dashboard.Api.Gate;

/// <summary>Reads the body of a request whole before its endpoint does: how long it is, and what no form takes, is refused once for all of them.</summary>
internal static class RequestBodies
{
    /// <summary>How many bytes the body of a request may have; below <c>auth</c>, where nobody has signed in yet, fewer.</summary>
    public const int MaxBytes = 1024 * 1024;

    public const int MaxSignInBytes = 64 * 1024;

    /// <summary>Null when the request may go on; its body can then be read again from its beginning.</summary>
    public static async Task<Refusal?> TakeAsync(HttpContext context)
    {
        var request = context.Request;
        var limit = request.Path.StartsWithSegments(AuthEndpoints.Base, StringComparison.OrdinalIgnoreCase) ? MaxSignInBytes : MaxBytes;
        if (request.ContentLength > limit)
        {
            return TooLarge(limit);
        }

        if (context.GetEndpoint()?.Metadata.GetMetadata<IAcceptsMetadata>() is not { } accepts)
        {
            return null;
        }

        if (MediaTypeHeaderValue.TryParse(request.ContentType, out var type) && type.Encoding is { } encoding && encoding.CodePage != Encoding.UTF8.CodePage)
        {
            return Refusal.Because(StatusCodes.Status415UnsupportedMediaType, "MediaType", "send the JSON in UTF-8");
        }

        if (await ReadAsync(request, limit, context.RequestAborted) is not { } body)
        {
            return TooLarge(limit);
        }

        (request.Body, request.ContentLength) = (body, body.Length);
        return Check(body.GetBuffer().AsSpan(0, (int)body.Length), accepts.IsOptional);
    }

    private static Refusal? Check(ReadOnlySpan<byte> body, bool isOptional)
    {
        var json = (body.StartsWith(Encoding.UTF8.Preamble) ? body[Encoding.UTF8.Preamble.Length..] : body).Trim(" \t\r\n"u8);
        if (json.IsEmpty || json.SequenceEqual("null"u8))
        {
            return isOptional ? null : Malformed("a JSON object is expected, and there is none", "$", "is needed; GET openapi.json says what it holds");
        }

        return json[0] != '{' ? Malformed("a JSON object is expected", "$", "does not begin with '{'")
            : ListNulls.Find(json) is { } path ? Malformed("a list in the body holds null", path, "is null; leave it out or fill it")
            : null;
    }

    private static async Task<MemoryStream?> ReadAsync(HttpRequest request, int limit, CancellationToken cancellationToken)
    {
        var body = new MemoryStream((int)Math.Min(request.ContentLength ?? 0, MaxSignInBytes));
        var buffer = new byte[16 * 1024];
        int read;
        while ((read = await request.Body.ReadAsync(buffer, cancellationToken)) > 0)
        {
            if (body.Length + read > limit)
            {
                return null;
            }

            body.Write(buffer, 0, read);
        }

        body.Position = 0;
        return body;
    }

    private static Refusal Malformed(string detail, string path, string message) =>
        Refusal.Because(StatusCodes.Status400BadRequest, "Malformed", detail, new FieldProblem(path, message));

    private static Refusal TooLarge(int limit) =>
        Refusal.Because(StatusCodes.Status413PayloadTooLarge, "TooLarge", $"the body is larger than the {limit / 1024} KiB that this request takes");
}
