namespace Tombolo.Primary.Membership.Tombstones;

/// <summary>Which life of which membership a tombstone ends.</summary>
internal readonly record struct TombstoneKey(string ClusterId, string Incarnation)
{
    /// <summary>Key in the data of the Secret; both parts hold letters, digits and <c>-</c> only.</summary>
    public string ToDataKey() => $"{ClusterId}.{Incarnation}";

    public static TombstoneKey? Parse(string dataKey) =>
        dataKey.Split('.') is [{ Length: > 0 } clusterId, { Length: > 0 } incarnation] ? new TombstoneKey(clusterId, incarnation) : null;
}
