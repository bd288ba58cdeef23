using Tombolo.LocalKube.Http;

namespace Tombolo.LocalKube.Faults;

/// <summary>What befalls a request: nothing, a refusal, or a connection that breaks.</summary>
internal readonly record struct FaultVerdict(ApiStatus? Refusal, bool BreaksConnection)
{
    public static FaultVerdict None => default;
}
