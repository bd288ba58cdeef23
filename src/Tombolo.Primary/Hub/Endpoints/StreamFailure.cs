using Microsoft.AspNetCore.Http;

namespace Tombolo.Primary.Hub.Endpoints;

/// <summary>Tells the ways in which a stream ends from faults of ours.</summary>
internal static class StreamFailure
{
    /// <param name="ended">Of the session and the request.</param>
    public static bool IsEnd(Exception exception, CancellationToken ended) => exception switch
    {
        // The member does not read.
        TimeoutException => true,
        OperationCanceledException => ended.IsCancellationRequested,

        // The keys of an ended session.
        ObjectDisposedException => ended.IsCancellationRequested,
        IOException => true,
        _ => false,
    };

    /// <summary>What waits to be read by a member that does not read is dropped with its connection.</summary>
    public static void CutOff(Exception exception, HttpContext context)
    {
        if (exception is TimeoutException)
        {
            context.Abort();
        }
    }
}
