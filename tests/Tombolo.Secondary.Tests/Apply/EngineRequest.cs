using Tombolo.Api.Resources;

namespace Tombolo.Secondary.Tests.Apply;

/// <summary>One request of the engine under test.</summary>
internal sealed record EngineRequest(string Verb, ResourceType Type, string Name, string Body, bool IsForced)
{
    public bool Accepted { get; init; }

    public bool IsWrite => Verb != "get";

    public override string ToString() => $"{Verb}{(IsForced ? "!" : "")} {Type.Kind} {Name}";
}
