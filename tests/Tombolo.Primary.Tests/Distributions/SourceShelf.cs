using System.Diagnostics.CodeAnalysis;
using Tombolo.Api.Payloads;
using Tombolo.Api.Resources;
using Tombolo.Primary.Distributions.Sources;

namespace Tombolo.Primary.Tests.Distributions;

/// <summary>The global resources of a test.</summary>
internal sealed class SourceShelf : ISourceLookup
{
    private readonly Dictionary<SourceKey, SourceObject> _sources = [];

    public PayloadPolicy Allowed { get; set; } = PayloadPolicy.Default;

    public HashSet<ResourceType> NotServed { get; } = [];

    public IEnumerable<SourceObject> All => _sources.Values;

    public void Put(SourceBuilder source) => Put(source.Build());

    public void Put(SourceObject source) => _sources[source.Key] = source;

    public void Remove(ResourceType type, string name) => _sources.Remove(new SourceKey(type, name));

    public bool IsAllowed(ResourceType type) => Allowed.Kinds.Contains(type);

    public bool IsServed(ResourceType type) => !NotServed.Contains(type);

    public bool TryGet(SourceKey key, [MaybeNullWhen(false)] out SourceObject source) => _sources.TryGetValue(key, out source);
}
