namespace Tombolo.LocalKube.FieldManagement;

/// <summary>One field in a tree of fields.</summary>
/// <param name="IsMember">Whether the field itself is in the set.</param>
/// <param name="Children">The fields below it that are in the set.</param>
internal sealed record FieldSetNode(bool IsMember, FieldSet Children);
