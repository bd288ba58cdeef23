namespace Tombolo.Primary.Distributions.Sources;

/// <summary>A top-level field of an object: its name with quotes, and its value.</summary>
internal readonly record struct SourceField(ByteRange Name, ByteRange Value);
