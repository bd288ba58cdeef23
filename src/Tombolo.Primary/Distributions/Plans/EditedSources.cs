using System.Diagnostics.CodeAnalysis;
using Tombolo.Api.Resources;
using Tombolo.Primary.Distributions.Sources;

namespace Tombolo.Primary.Distributions.Plans;

/// <summary>The global resources as they would be if the edited ones were stored.</summary>
internal sealed class EditedSources(ISourceLookup stored, IReadOnlyList<SourceObject> edited) : ISourceLookup
{
    private readonly Dictionary<SourceKey, SourceObject> _edited = edited.ToDictionary(source => source.Key);

    public bool IsAllowed(ResourceType type) => stored.IsAllowed(type);

    public bool IsServed(ResourceType type) => stored.IsServed(type);

    public bool TryGet(SourceKey key, [MaybeNullWhen(false)] out SourceObject source) => _edited.TryGetValue(key, out source) || stored.TryGet(key, out source);
}
