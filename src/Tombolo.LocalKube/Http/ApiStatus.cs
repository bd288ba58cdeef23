namespace Tombolo.LocalKube.Http;

/// <summary>An answer that is no object: meta/v1 <c>Status</c>.</summary>
/// <param name="Code">The HTTP status.</param>
/// <param name="Reason">Such as <c>NotFound</c>; empty for a success.</param>
/// <param name="Message">Empty for a success.</param>
internal sealed record ApiStatus(int Code, string Reason, string Message, StatusDetails? Details = null)
{
    public bool IsSuccess => Code < 400;
}
