using Tombolo.Api.Resources;

namespace Tombolo.Secondary.Tests.Apply;

/// <summary>One request of the engine under test.</summary>
internal sealed record EngineRequest(string Verb, ResourceType Type, string Name, string Body, bool IsForced)
{
    /// <summary>Of a delete, the one object that it is meant for; of a write that was done, the object that was written.</summary>
    public string? Uid { get; init; }

    public bool Accepted { get; init; }

    public bool IsWrite => Verb != "get";

    /// <summary>It changes exactly the version of an object that was looked at.</summary>
    public bool IsExact => Body.Contains("\"resourceVersion\":", StringComparison.Ordinal) && !Body.Contains("\"resourceVersion\":\"1\"", StringComparison.Ordinal);

    public override string ToString() => $"{Verb}{(IsForced ? "!" : "")} {Type.Kind} {Name}";
}
