namespace Tombolo.Dashboard.Objects;

/// <summary>Something that happened to an object (a Kubernetes Event).</summary>
/// <param name="Type"><c>Normal</c> or <c>Warning</c>.</param>
/// <param name="Count">How often.</param>
/// <param name="Source">The program that tells it.</param>
internal sealed record ObjectEvent(string Type, string Reason, string Message, int Count, DateTimeOffset? FirstTime, DateTimeOffset? LastTime, string Source);
