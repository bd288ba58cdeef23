namespace Tombolo.Conformance.Tests.Histories;

/// <summary>One write of a history.</summary>
/// <param name="Verb">The HTTP method.</param>
/// <param name="Suffix">What follows the path of the object: subresource and query.</param>
/// <param name="ContentType">The type of the body.</param>
/// <param name="Body">The body; <c>{rv}</c> stands for the version that the server has. Null without one.</param>
public sealed record HistoryOperation(string Verb, string Suffix, string ContentType, string? Body)
{
    /// <summary>Whether it is a server-side apply.</summary>
    public bool IsApply => ContentType == "application/apply-patch+yaml";

    /// <inheritdoc/>
    public override string ToString() => $"{Verb} {Suffix} {Body}";
}
