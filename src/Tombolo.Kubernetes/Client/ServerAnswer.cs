using Tombolo.Kubernetes.Errors;

namespace Tombolo.Kubernetes.Client;

/// <summary>An HTTP answer, read in full.</summary>
/// <param name="Body">Null when it is larger than the client reads.</param>
internal readonly record struct ServerAnswer(string Request, int Code, ReadOnlyMemory<byte>? Body, TimeSpan? RetryAfter)
{
    private bool IsSuccess => Code is >= 200 and < 300;

    /// <summary>The value that <paramref name="decode"/> makes of a success, or why there is none.</summary>
    public KubernetesResult<T> Decode<T>(Func<ReadOnlyMemory<byte>, T> decode)
    {
        if (Body is not { } body)
        {
            return KubernetesResult<T>.Failure(Unreadable("ResponseTooLarge", "the answer is larger than the client's limit; list in smaller pages"));
        }

        if (!IsSuccess)
        {
            return KubernetesResult<T>.Failure(StatusReader.Read(body, Code, RetryAfter));
        }

        try
        {
            return KubernetesResult<T>.Success(decode(body));
        }
        catch (System.Text.Json.JsonException e)
        {
            return KubernetesResult<T>.Failure(Unreadable("InvalidResponse", $"the answer is not what the Kubernetes API answers ({e.Message}); is there a proxy in between?"));
        }
    }

    private KubernetesStatus Unreadable(string reason, string message) => new(Code, reason, $"{Request}: {message}", [], null);
}
