namespace Tombolo.Testing.InMemory;

/// <summary>One entry of <c>managedFields</c>; <see cref="Fields"/> are leaf paths.</summary>
internal sealed record ManagedFieldsEntry(string Manager, string Operation, string? Subresource, HashSet<string> Fields, string Time)
{
    public bool IsSame(ManagedFieldsEntry other) =>
        string.Equals(Manager, other.Manager, StringComparison.Ordinal)
        && string.Equals(Operation, other.Operation, StringComparison.Ordinal)
        && string.Equals(Subresource, other.Subresource, StringComparison.Ordinal);
}
