using System.Text;

namespace Tombolo.Conformance.Tests.Fuzzing;

/// <summary>A request that somebody might send.</summary>
internal sealed record FuzzRequest(string Method, string Target, byte[]? Body, string ContentType, IReadOnlyDictionary<string, string> Headers)
{
    /// <inheritdoc/>
    public override string ToString() =>
        $"{Method} {Target} ({ContentType}, {string.Join(", ", Headers.Select(header => header.ToString()))})\n{(Body is null ? "" : Encoding.UTF8.GetString(Body))}";
}
