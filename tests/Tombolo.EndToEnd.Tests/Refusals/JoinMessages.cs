using Tombolo.Testing.Fleets;
using Tombolo.Testing.Waiting;

namespace Tombolo.EndToEnd.Tests.Refusals;

/// <summary>Waits for what <c>mc-join-status</c> tells.</summary>
internal static class JoinMessages
{
    /// <summary>Ends when the status is this one and its message holds every word.</summary>
    /// <exception cref="TimeoutException">It does not come to that; holds what it says instead.</exception>
    public static async Task WaitForJoinMessageAsync(this Fleet fleet, string status, IReadOnlyList<string> words, CancellationToken cancellationToken)
    {
        string? found = null;
        string? message = null;
        try
        {
            await Eventually.TrueAsync(
                async () =>
                {
                    found = await fleet.Secondary.ReadSecretAsync("kasten-io", "mc-join-status", "status", cancellationToken);
                    message = await fleet.Secondary.ReadSecretAsync("kasten-io", "mc-join-status", "msg", cancellationToken) ?? "";
                    return found == status && words.All(word => message.Contains(word, StringComparison.Ordinal));
                },
                TimeSpan.FromSeconds(30));
        }
        catch (TimeoutException timeout)
        {
            throw new TimeoutException($"mc-join-status is not {status} with {string.Join(", ", words)}, but {found}: {message}", timeout);
        }
    }
}
