namespace Tombolo.Api.States;

/// <summary>Why an object on a target is in its state (<see cref="ObjectStates"/>): the reasons that member and primary both know.</summary>
public static class ObjectReasons
{
    /// <summary>Applied: somebody changed the copy and it was put back.</summary>
    public const string DriftReverted = "DriftReverted";

    /// <summary>Applied: somebody deleted the copy and it was made again.</summary>
    public const string Recreated = "Recreated";

    /// <summary>Drifted: the policy is to report only.</summary>
    public const string DriftReported = "DriftReported";

    /// <summary>Drifted: somebody changes or deletes the copy again and again; repairs go on with growing waits.</summary>
    public const string Contested = "Contested";

    /// <summary>Conflict: an object that nobody of this fleet made.</summary>
    public const string ForeignObject = "ForeignObject";

    /// <summary>Conflict: the object is marked as a copy of another primary.</summary>
    public const string OtherPrimary = "OtherPrimary";

    /// <summary>Conflict: the object carries our marks but is not the one that was written.</summary>
    public const string NotOurCopy = "NotOurCopy";

    /// <summary>Pending: the Distribution is paused.</summary>
    public const string Paused = "Paused";

    /// <summary>Pending: the object is being deleted and waits for finalizers.</summary>
    public const string Terminating = "Terminating";

    /// <summary>Pending: the API server of the target asked to come back later, or could not be reached.</summary>
    public const string Retrying = "Retrying";

    /// <summary>Pending: a removal that waits for approval (design section 7, the brake).</summary>
    public const string PendingRemoval = "PendingRemoval";

    /// <summary>Pending: a removal that waits until the target's copies of all kinds can be read.</summary>
    public const string NotAllRead = "NotAllRead";

    /// <summary>Retained: its Distribution is on hold: paused, invalid or without its source.</summary>
    public const string OnHold = "OnHold";

    /// <summary>Retained: the object was there before it was distributed.</summary>
    public const string Released = "Released";

    /// <summary>Retained: the deletion policy of its Distribution.</summary>
    public const string Retained = "Retained";

    /// <summary>InUse: an object that stays refers to it.</summary>
    public const string InUse = "InUse";

    /// <summary>FieldIgnored: the target drops or rewrites fields.</summary>
    public const string FieldIgnored = "FieldIgnored";

    /// <summary>Failed: the target does not serve this kind.</summary>
    public const string KindNotServed = "KindNotServed";

    /// <summary>Failed: the target's copies of this kind cannot be read.</summary>
    public const string KindNotReadable = "KindNotReadable";

    /// <summary>Failed: the server on the target may not do this.</summary>
    public const string Forbidden = "Forbidden";

    /// <summary>Failed: the target's API server refuses the content.</summary>
    public const string Invalid = "Invalid";

    /// <summary>Failed: the namespace of the copies is missing or terminating on the target.</summary>
    public const string NamespaceMissing = "NamespaceMissing";

    /// <summary>Failed: what the primary sent cannot be understood.</summary>
    public const string InvalidItem = "InvalidItem";

    /// <summary>Failed: the target has none of the ClusterRoles that are to be granted.</summary>
    public const string RoleMissing = "RoleMissing";

    /// <summary>Failed: any other answer of the target's API server.</summary>
    public const string ApiError = "ApiError";
}
