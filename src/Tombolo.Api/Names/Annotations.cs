namespace Tombolo.Api.Names;

/// <summary>Keys of our annotations (design sections 4 to 7). All are optional; an object without them behaves as in the contract.</summary>
public static class Annotations
{
    /// <summary>The prefix of all our annotations and labels.</summary>
    public const string Prefix = "tombolo.io/";

    /// <summary>On a join token: <c>true</c> once the token text is there; written together with it.</summary>
    public const string Ready = Prefix + "ready";

    /// <summary>On a join token: <c>true</c> keeps only its public key after it was shown once.</summary>
    public const string ShowOnce = Prefix + "show-once";

    /// <summary>On a join token: the RFC 3339 time after which it is refused.</summary>
    public const string ExpiresAt = Prefix + "expires-at";

    /// <summary>On a join token: how many clusters may join with it.</summary>
    public const string MaxUses = Prefix + "max-uses";

    /// <summary>On a join token: comma-separated names of the clusters that may join with it; <c>*</c> at an end matches any rest.</summary>
    public const string AllowedNames = Prefix + "allowed-names";

    /// <summary>On a join token, Cluster and Bootstrap: the token id, the thumbprint of the token's public key.</summary>
    public const string TokenId = Prefix + "token-id";

    /// <summary>On a Cluster and Bootstrap: the ClusterTrust by which it joined.</summary>
    public const string Trust = Prefix + "trust";

    /// <summary>On a Cluster: the service account that joined and its uid, <c>system:serviceaccount:NAMESPACE:NAME/UID</c>; it can be one Cluster only.</summary>
    public const string TrustSubject = Prefix + "trust-subject";

    /// <summary>On a Cluster: thumbprint of the key that this member proves.</summary>
    public const string ClusterKey = Prefix + "cluster-key";

    /// <summary>On a Cluster: the incarnation of the member, new with every join of a fresh identity.</summary>
    public const string Incarnation = Prefix + "incarnation";

    /// <summary>On a Cluster: the public key of this member, base64url of its SubjectPublicKeyInfo.</summary>
    public const string PublicKey = Prefix + "public-key";

    /// <summary>
    /// On a Cluster, and on the Bootstrap made for a member: UID of the member's <c>kube-system</c>. Written together with the object, so that a
    /// member is known before its <c>status.id</c> is published.
    /// </summary>
    public const string ClusterUid = Prefix + "cluster-uid";

    /// <summary>On a Cluster: the incarnation that said by itself that it has left.</summary>
    public const string Left = Prefix + "left";

    /// <summary>On a Cluster: thumbprint of the one other key that may take this membership over.</summary>
    public const string AllowRekey = Prefix + "allow-rekey";

    /// <summary>On a Cluster, and with <see cref="Disconnect"/> on Secret <c>mc-cluster-info</c>: <c>true</c> keeps all copies when the cluster leaves.</summary>
    public const string KeepCopies = Prefix + "keep-copies";

    /// <summary>On a Cluster that is being deleted: <c>true</c> ends the membership without the member's help.</summary>
    public const string ForceDisconnect = Prefix + "force-disconnect";

    /// <summary>On a Cluster: how long its deletion waits for the member, a Go duration such as <c>15m</c>.</summary>
    public const string LeaveDeadline = Prefix + "leave-deadline";

    /// <summary>On a Distribution: the revision hash whose parked removals are approved.</summary>
    public const string ApproveRemoval = Prefix + "approve-removal";

    /// <summary>On the primary Cluster: confirms that this primary was restored from a backup on purpose; its value is the epoch that it went back from.</summary>
    public const string ConfirmRestored = Prefix + "confirm-restored";

    /// <summary>On a Cluster or Distribution: <c>true</c> holds a deletion behind the finalizer.</summary>
    public const string Protect = Prefix + "protect";

    /// <summary>On a Distribution or Cluster: any new value writes every copy again, whatever is found there.</summary>
    public const string ForceSync = Prefix + "force-sync";

    /// <summary>On a source: comma-separated keys of its labels and annotations that travel with it, or <c>*</c>.</summary>
    public const string CopyMetadata = Prefix + "copy-metadata";

    /// <summary>
    /// On a source: <c>true</c> puts values of each cluster into its texts, for example <c>${cluster.name}</c>. On a Secret or ConfigMap also comma-separated
    /// keys of <c>data</c>, to which it is then limited.
    /// </summary>
    public const string ExpandClusterValues = Prefix + "expand-cluster-values";

    /// <summary>On a copy: comma-separated names of the Distributions that own it.</summary>
    public const string Owners = Prefix + "owners";

    /// <summary>On a copy: the uid of its source on the primary.</summary>
    public const string SourceUid = Prefix + "source-uid";

    /// <summary>On a copy: its own name. An object of another name carries the marks because it was cloned from a copy, and is not one.</summary>
    public const string CopyName = Prefix + "copy-name";

    /// <summary>On a copy: <c>Retain</c> when it is to stay after nothing distributes it any more; absent for <c>Delete</c>.</summary>
    public const string DeletionPolicy = Prefix + "deletion-policy";

    /// <summary>On a copy: HMAC of the wanted content under the fleet key.</summary>
    public const string Content = Prefix + "content";

    /// <summary>On a copy: <c>true</c> when the object was there before; it is released, not deleted.</summary>
    public const string Adopted = Prefix + "adopted";

    /// <summary>On Secret <c>mc-cluster-info</c>: <c>true</c> asks this cluster to leave its primary.</summary>
    public const string Disconnect = Prefix + "disconnect";

    /// <summary>On Secret <c>mc-cluster-info</c>: the highest epoch of its primary that this cluster has seen, for people to read.</summary>
    public const string HighestEpoch = Prefix + "highest-epoch";

    /// <summary>On Secret <c>mc-cluster-info</c>: base64url of the primary's signed statement of its highest epoch; only this counts.</summary>
    public const string EpochEvidence = Prefix + "epoch-evidence";

    /// <summary>On the Lease of the hub: where the other replicas reach its holder.</summary>
    public const string HolderUrl = Prefix + "holder-url";
}
