namespace Tombolo.Protocol.Messages;

/// <summary>All reasons of refusals: the one table of what is permanent and what repairs it.</summary>
public static class RefusalReasons
{
    public static readonly RefusalReason InvalidToken = new(nameof(InvalidToken), Permanent: true,
        "Create a join token on the primary and put it into Secret mc-join of the cluster that joins.");

    public static readonly RefusalReason TokenDeleted = new(nameof(TokenDeleted), Permanent: true,
        "The primary made this token and its Secret was deleted since: create a new join token on the primary and put it into Secret mc-join.");

    public static readonly RefusalReason TokenExpired = new(nameof(TokenExpired), Permanent: true,
        "Create a new join token on the primary and put it into Secret mc-join.");

    public static readonly RefusalReason TokenExhausted = new(nameof(TokenExhausted), Permanent: true,
        "All uses of this token are taken: create a new join token on the primary, or raise the number of uses of this one.");

    public static readonly RefusalReason NotAllowed = new(nameof(NotAllowed), Permanent: true,
        "This token is meant for other clusters: use the token that was made for this one, or widen what the token allows.");

    public static readonly RefusalReason NotTrusted = new(nameof(NotTrusted), Permanent: false,
        "No ClusterTrust on the primary lets this cluster in. The primary says why in its log and in the Events of its ClusterTrusts; it is tried again.");

    public static readonly RefusalReason NameNotTrusted = new(nameof(NameNotTrusted), Permanent: false,
        "Change key cluster-name of ConfigMap mc-join-config, or the names that the ClusterTrust on the primary allows.");

    public static readonly RefusalReason SubjectTaken = new(nameof(SubjectTaken), Permanent: false,
        "A service account is one cluster: delete the other Cluster on the primary when this one replaces it.");

    public static readonly RefusalReason InvalidName = new(nameof(InvalidName), Permanent: true,
        "Set key cluster-name of ConfigMap mc-join-config to lower-case letters, digits, '-' and '.', beginning and ending with a letter or digit.");

    public static readonly RefusalReason NameTaken = new(nameof(NameTaken), Permanent: true,
        "Another cluster has this name: change key cluster-name of ConfigMap mc-join-config, or delete the other Cluster on the primary.");

    public static readonly RefusalReason IdentityMismatch = new(nameof(IdentityMismatch), Permanent: true,
        "This cluster joined before with another key: annotate its Cluster on the primary with tombolo.io/allow-rekey and the thumbprint of the new key, then join again.");

    public static readonly RefusalReason Tombstone = new(nameof(Tombstone), Permanent: true,
        "The primary ended this membership: join again with a join token.");

    public static readonly RefusalReason VersionUnsupported = new(nameof(VersionUnsupported), Permanent: false,
        "Upgrade Tombolo on the older side: neighbouring releases understand each other.");

    public static readonly RefusalReason ChallengeExpired = new(nameof(ChallengeExpired), Permanent: false,
        "The challenge was too old, used before, or from before a restart of the primary; the next attempt fetches a new one.");

    public static readonly RefusalReason NotReady = new(nameof(NotReady), Permanent: false,
        "The primary is starting, overloaded or changing its active replica; it is tried again.");

    public static readonly RefusalReason Malformed = new(nameof(Malformed), Permanent: false,
        "The request did not arrive as it was sent, or is not signed by the keys it names: look at proxies on the way, and at the versions of both sides.");

    public static readonly RefusalReason UnknownCluster = new(nameof(UnknownCluster), Permanent: false,
        "The primary does not know this cluster; nothing is removed because of that. If it was restored from a backup, restore the Cluster too; otherwise join again.");

    public static readonly RefusalReason WrongPrimary = new(nameof(WrongPrimary), Permanent: false,
        "Another primary answers at this address: check key primary-ingress of ConfigMap mc-join-config and where the host name leads.");

    public static readonly RefusalReason PrimaryWentBack = new(nameof(PrimaryWentBack), Permanent: false,
        "This cluster has seen a later state of the primary, which was restored from a backup: annotate the primary's Cluster with tombolo.io/confirm-restored when that is meant.");

    public static readonly RefusalReason DuplicateIdentity = new(nameof(DuplicateIdentity), Permanent: false,
        "Two clusters use one identity: delete Secret tombolo-identity on the copy and join it under a name of its own.");

    public static readonly RefusalReason TooManySessions = new(nameof(TooManySessions), Permanent: false,
        "Something ends its connections soon after they begin: look at the log of its server for the reason, and at proxies on the way. It is tried again later.");

    private static readonly Dictionary<string, RefusalReason> ByCode = new RefusalReason[]
    {
        InvalidToken, TokenDeleted, TokenExpired, TokenExhausted, NotAllowed, NotTrusted, NameNotTrusted, SubjectTaken, InvalidName, NameTaken, IdentityMismatch, Tombstone,
        VersionUnsupported, ChallengeExpired, NotReady, Malformed, UnknownCluster, WrongPrimary, PrimaryWentBack, DuplicateIdentity, TooManySessions,
    }.ToDictionary(reason => reason.Code, StringComparer.Ordinal);

    public static IReadOnlyCollection<RefusalReason> All => ByCode.Values;

    /// <summary>The reason of this code, or null for one of a newer release.</summary>
    public static RefusalReason? Find(string code) => ByCode.GetValueOrDefault(code);
}
