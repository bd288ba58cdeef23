namespace Tombolo.Dashboard.Objects;

/// <summary>Events about one object, the newest first.</summary>
internal sealed record ObjectEventList(IReadOnlyList<ObjectEvent> Items);
