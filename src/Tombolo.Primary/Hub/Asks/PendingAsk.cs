namespace Tombolo.Primary.Hub.Asks;

/// <summary>A question to a member, and where its answer goes.</summary>
/// <param name="Payload">UTF-8 JSON of the question.</param>
internal sealed record PendingAsk(string Id, string Verb, ReadOnlyMemory<byte> Payload)
{
    private readonly TaskCompletionSource<MemberAnswer?> _answer = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>The answer; null when the member went away first.</summary>
    public Task<MemberAnswer?> Answer => _answer.Task;

    public void Complete(MemberAnswer answer) => _answer.TrySetResult(answer);

    public void Abandon() => _answer.TrySetResult(null);
}
