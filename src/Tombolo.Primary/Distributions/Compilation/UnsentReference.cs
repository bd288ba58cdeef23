using Tombolo.Primary.Distributions.Sources;

namespace Tombolo.Primary.Distributions.Compilation;

/// <summary>An object that is referred to and not sent.</summary>
/// <param name="NeededBy">The source that refers to it.</param>
internal readonly record struct UnsentReference(SourceKey Key, SourceKey NeededBy)
{
    public override string ToString() => $"{Key} (of {NeededBy})";
}
