using Tombolo.Api.Resources;

namespace Tombolo.Primary.Distributions.Sources;

/// <summary>Names one global resource: its kind and its name in <c>kasten-io-mc</c>.</summary>
internal readonly record struct SourceKey(ResourceType Type, string Name)
{
    /// <summary>The key of its copies (docs/protocol.md, "Set digest").</summary>
    public string ItemKey => Protocol.Sets.ItemKey.Of(Type, Name).ToString();

    /// <summary><c>Kind/name</c>, as people write it.</summary>
    public override string ToString() => $"{Type.Kind}/{Name}";
}
