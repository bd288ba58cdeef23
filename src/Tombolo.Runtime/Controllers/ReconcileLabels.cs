namespace Tombolo.Runtime.Controllers;

/// <summary>Values of the label <c>result</c> of reconcile metrics.</summary>
internal static class ReconcileLabels
{
    public const string Done = "done";
    public const string RequeueAfter = "requeue_after";
    public const string Retry = "retry";
    public const string Conflict = "conflict";
    public const string Unreachable = "unreachable";
    public const string Error = "error";
    public const string Cancelled = "cancelled";
}
