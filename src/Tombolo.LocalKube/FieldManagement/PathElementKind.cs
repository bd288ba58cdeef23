namespace Tombolo.LocalKube.FieldManagement;

/// <summary>What a path element selects, in the order in which a set of fields lists them.</summary>
internal enum PathElementKind
{
    /// <summary>A field of an object (<c>f:</c>).</summary>
    Field,

    /// <summary>An item of a list by its keys (<c>k:</c>).</summary>
    Key,

    /// <summary>An item of a set by its value (<c>v:</c>).</summary>
    Value,

    /// <summary>An item of an atomic list by its place (<c>i:</c>).</summary>
    Index,
}
