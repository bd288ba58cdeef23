namespace Tombolo.LocalKube.FieldManagement;

/// <summary>What a value is to merging.</summary>
internal enum MergeShape
{
    /// <summary>No more than a value.</summary>
    Scalar,

    List,

    Map,

    /// <summary>Whatever the value is: maps by their keys, lists as a whole.</summary>
    Deduced,

    /// <summary>Whatever the value is, always as a whole.</summary>
    Opaque,
}
