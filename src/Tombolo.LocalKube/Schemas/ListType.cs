namespace Tombolo.LocalKube.Schemas;

/// <summary>How a list is merged (<c>x-kubernetes-list-type</c>).</summary>
internal enum ListType
{
    /// <summary>As a whole.</summary>
    Atomic,

    /// <summary>By value; each value once.</summary>
    Set,

    /// <summary>By the keys of its objects.</summary>
    Map,
}
