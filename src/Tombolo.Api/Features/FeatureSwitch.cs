using Tombolo.Api.Core;

namespace Tombolo.Api.Features;

/// <summary>Something of Tombolo that can be turned off, by a key of ConfigMap <c>tombolo-features</c> in the K10 namespace (contract section 3.2).</summary>
/// <param name="Name">The key; its value is <c>"true"</c> or <c>"false"</c>.</param>
/// <param name="Title">What people call it.</param>
public sealed record FeatureSwitch(string Name, string Title, string Description, bool Default)
{
    /// <summary>Whether it is on: as <paramref name="own"/> says, else as <paramref name="kasten"/> (<c>k10-features</c>) says, else the default. What is no boolean turns it off in the own map, since somebody meant to change something, and says nothing in the other.</summary>
    public bool IsOn(ConfigMap? own, ConfigMap? kasten) => Says(own) ? Read(own) is true : Read(kasten) ?? Default;

    private bool Says(ConfigMap? map) => map?.Data?.ContainsKey(Name) is true;

    private bool? Read(ConfigMap? map) =>
        map?.Data is { } data && data.TryGetValue(Name, out var text) && bool.TryParse(text.Trim(), out var isOn) ? isOn : null;
}
