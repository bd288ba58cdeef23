using System.Diagnostics.CodeAnalysis;
using Tombolo.Api.Resources;

namespace Tombolo.Primary.Distributions.Sources;

/// <summary>The global resources there are in <c>kasten-io-mc</c>.</summary>
internal interface ISourceLookup
{
    /// <summary>The kind is on the allow-list.</summary>
    bool IsAllowed(ResourceType type);

    /// <summary>The primary's API server serves the kind; otherwise its objects cannot be known.</summary>
    bool IsServed(ResourceType type);

    bool TryGet(SourceKey key, [MaybeNullWhen(false)] out SourceObject source);
}
