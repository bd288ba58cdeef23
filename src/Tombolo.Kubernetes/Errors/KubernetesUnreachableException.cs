namespace Tombolo.Kubernetes.Errors;

/// <summary>
/// No answer, or not a whole one, from the API server: name resolution, connection, TLS, time-out, cut. The message names the server and
/// the cause. Whether a write was done is not known.
/// </summary>
public sealed class KubernetesUnreachableException(Uri server, Exception inner)
    : Exception($"Kubernetes API server {server} cannot be reached: {Describe(inner)}", inner)
{
    public Uri Server { get; } = server;

    // The outer message of a TLS failure says only "see inner exception"; the cause stands further in.
    private static string Describe(Exception exception)
    {
        var messages = new List<string>();
        for (var current = exception; current is not null; current = current.InnerException)
        {
            if (!messages.Exists(known => known.Contains(current.Message, StringComparison.Ordinal)))
            {
                messages.Add(current.Message);
            }
        }

        return string.Join(" <- ", messages);
    }
}
