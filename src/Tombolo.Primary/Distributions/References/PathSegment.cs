namespace Tombolo.Primary.Distributions.References;

/// <summary>One step of a <see cref="PathPattern"/>.</summary>
/// <param name="Name">UTF-8 name of the property; empty unless <paramref name="Kind"/> is <see cref="PathSegmentKind.Property"/>.</param>
internal readonly record struct PathSegment(PathSegmentKind Kind, ReadOnlyMemory<byte> Name);
