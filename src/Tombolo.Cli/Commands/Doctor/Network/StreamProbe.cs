using System.Globalization;
using Tombolo.Protocol.Messages;

namespace Tombolo.Cli.Commands.Doctor.Network;

/// <summary>Follows a stream of the primary's probe and notes when what arrives (docs/protocol.md, "Probe").</summary>
internal sealed class StreamProbe(PrimaryClient client, TimeProvider time)
{
    /// <summary>What a complete stream may take longer than it lasts.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(15);

    public async Task<StreamObservation> RunAsync(int seconds, int interval, CancellationToken cancellationToken)
    {
        var begin = time.GetTimestamp();
        var arrivals = new List<Arrival>();
        var (status, contentType) = (0, (string?)null);
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(seconds) + Grace, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellationToken);
        try
        {
            using var response = await client.GetAsync(ProtocolPaths.Probe, $"seconds={seconds}&interval={interval}", either.Token);
            (status, contentType) = ((int)response.StatusCode, response.Content.Headers.ContentType?.MediaType);
            var isComplete = response.IsSuccessStatusCode && await FollowAsync(response, arrivals, begin, either.Token);
            return new StreamObservation(status, contentType, arrivals, isComplete, time.GetElapsedTime(begin), null);
        }
        catch (Exception failure) when (failure is HttpRequestException or IOException)
        {
            return new StreamObservation(status, contentType, arrivals, IsComplete: false, time.GetElapsedTime(begin), failure.InnerException?.Message ?? failure.Message);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return new StreamObservation(status, contentType, arrivals, IsComplete: false, time.GetElapsedTime(begin), "nothing more came");
        }
    }

    // True when the stream came to its own end.
    private async Task<bool> FollowAsync(HttpResponseMessage response, List<Arrival> arrivals, long begin, CancellationToken cancellationToken)
    {
        const string Data = "data:";
        using var reader = new StreamReader(await response.Content.ReadAsStreamAsync(cancellationToken));
        var type = "";
        while (await reader.ReadLineAsync(cancellationToken) is { } line)
        {
            if (line.StartsWith("event:", StringComparison.Ordinal))
            {
                type = line["event:".Length..].Trim();
            }
            else if (line.StartsWith(Data, StringComparison.Ordinal) && int.TryParse(line.AsSpan(Data.Length), NumberStyles.AllowLeadingWhite, CultureInfo.InvariantCulture, out var sent))
            {
                arrivals.Add(new Arrival(TimeSpan.FromMilliseconds(sent), time.GetElapsedTime(begin)));
                if (type == "end")
                {
                    return true;
                }
            }
        }

        return false;
    }
}
