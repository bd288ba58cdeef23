using System.IO.Compression;
using System.Security.Cryptography;

namespace Tombolo.Dashboard.Pages;

/// <summary>One file of the browser app, compressed once.</summary>
/// <param name="Path">Relative to the app, with slashes.</param>
/// <param name="Zipped">The same in gzip; null where that does not pay.</param>
/// <param name="ETag">Quoted, of the content.</param>
internal sealed record PageFile(string Path, ReadOnlyMemory<byte> Content, ReadOnlyMemory<byte>? Zipped, string ETag)
{
    private const int WorthIt = 1_024;

    /// <summary>The name carries a hash of the content, so that it never changes.</summary>
    public bool IsImmutable => Path.StartsWith("assets/", StringComparison.Ordinal);

    public string ContentType => System.IO.Path.GetExtension(Path) switch
    {
        ".html" => "text/html; charset=utf-8",
        ".js" or ".mjs" => "text/javascript; charset=utf-8",
        ".css" => "text/css; charset=utf-8",
        ".json" or ".map" => "application/json",
        ".svg" => "image/svg+xml",
        ".png" => "image/png",
        ".jpg" or ".jpeg" => "image/jpeg",
        ".ico" => "image/x-icon",
        ".woff2" => "font/woff2",
        ".woff" => "font/woff",
        ".txt" or ".md" => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    };

    public static PageFile Of(string path, ReadOnlyMemory<byte> content)
    {
        var etag = $"\"{Convert.ToHexStringLower(SHA256.HashData(content.Span)[..12])}\"";
        var zipped = System.IO.Path.GetExtension(path) is ".html" or ".js" or ".mjs" or ".css" or ".json" or ".svg" or ".txt" or ".md" && content.Length > WorthIt ? Zip(content) : null;
        return new PageFile(path, content, zipped, etag);
    }

    private static ReadOnlyMemory<byte>? Zip(ReadOnlyMemory<byte> content)
    {
        using var output = new MemoryStream();
        using (var gzip = new GZipStream(output, CompressionLevel.SmallestSize, leaveOpen: true))
        {
            gzip.Write(content.Span);
        }

        return output.Length < content.Length ? output.ToArray() : null;
    }
}
