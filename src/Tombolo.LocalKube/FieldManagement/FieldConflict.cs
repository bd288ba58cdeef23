namespace Tombolo.LocalKube.FieldManagement;

/// <summary>A field that is applied and that somebody else owns with another value.</summary>
/// <param name="Owner">The entry of that owner.</param>
internal sealed record FieldConflict(ManagedEntry Owner, PathElement[] Path)
{
    /// <summary>The path as messages show it.</summary>
    public string PathText => string.Concat(Path.Select(element => element.ToString()));
}
