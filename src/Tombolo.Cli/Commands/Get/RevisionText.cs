using Tombolo.Api.Clusters;

namespace Tombolo.Cli.Commands.Get;

/// <summary>A revision in a table.</summary>
internal static class RevisionText
{
    private const int HashLength = 8;

    /// <summary>Epoch, sequence and the beginning of the hash, such as <c>2.14-kZ3fQw9a</c>; null without one.</summary>
    public static string? Of(Revision? revision) => revision is null ? null : $"{revision.Epoch}.{revision.Sequence}-{Short(revision.Hash)}";

    /// <summary>The beginning of a hash; null without one.</summary>
    public static string? Short(string? hash) => hash is { Length: > HashLength } ? hash[..HashLength] : hash;
}
