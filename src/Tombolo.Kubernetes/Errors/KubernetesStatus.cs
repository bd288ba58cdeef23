namespace Tombolo.Kubernetes.Errors;

/// <summary>A <c>Status</c> that the API server answered (Kubernetes API conventions, "Response Status Kind").</summary>
/// <param name="Code">HTTP status code.</param>
/// <param name="Reason">Machine-readable, for example <c>NotFound</c>, <c>AlreadyExists</c>, <c>Conflict</c>, <c>Invalid</c>; empty when the answer was no Status.</param>
/// <param name="Message">The server's sentence; cut to 1,000 characters when it was no Status.</param>
/// <param name="RetryAfter">How long the server asks to wait, from its header or details.</param>
public sealed record KubernetesStatus(int Code, string Reason, string Message, IReadOnlyList<StatusCause> Causes, TimeSpan? RetryAfter)
{
    public bool IsNotFound => Code == 404;

    /// <summary>An object of that name exists already.</summary>
    public bool IsAlreadyExists => Code == 409 && Reason == "AlreadyExists";

    /// <summary>A precondition or a field manager stands against it.</summary>
    public bool IsConflict => Code == 409 && Reason != "AlreadyExists";

    /// <summary>The version is older than what the server keeps (410).</summary>
    public bool IsGone => Code == 410;

    public bool IsInvalid => Code == 422;

    public bool IsForbidden => Code == 403;

    /// <summary>A later try may go through without any change: 429, 500, 502, 503, 504.</summary>
    public bool IsTransient => Code is 429 or 500 or 502 or 503 or 504;

    /// <inheritdoc/>
    public override string ToString() => $"{Code} {Reason}: {Message}";
}
