namespace Tombolo.Primary.Distributions.Sources;

/// <summary>A part of the JSON of an object, in bytes.</summary>
internal readonly record struct ByteRange(int Start, int Length)
{
    public int End => Start + Length;
}
