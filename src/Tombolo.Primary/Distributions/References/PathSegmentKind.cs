namespace Tombolo.Primary.Distributions.References;

/// <summary>What a step of a <see cref="PathPattern"/> goes through.</summary>
internal enum PathSegmentKind
{
    /// <summary>The property of one name.</summary>
    Property,

    /// <summary><c>*</c>: a property of any name.</summary>
    AnyProperty,

    /// <summary><c>[]</c>: any element of an array.</summary>
    Element,

    /// <summary><c>**</c>: any number of properties and elements, also none.</summary>
    AnyDepth,

    /// <summary>Nothing more: the value here is meant.</summary>
    End,
}
