namespace Tombolo.LocalKube.Http;

/// <summary>Ends a request, however deep in it, with a Status that is not a success.</summary>
internal sealed class StatusException(ApiStatus status) : Exception(status.Message)
{
    public ApiStatus Status => status;
}
