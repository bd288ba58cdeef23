namespace Tombolo.Api.JoinTokens;

/// <summary>What the deletion of a join token does: the same in the shell and in the browser.</summary>
public static class JoinTokenRemoval
{
    /// <param name="uses">How many clusters are members by it.</param>
    public static string Describe(int uses) => uses == 0
        ? "Nobody can join with this token any more. No cluster has joined with it."
        : $"Nobody can join with this token any more. The {uses} that have joined with it stay members and keep what they got.";
}
