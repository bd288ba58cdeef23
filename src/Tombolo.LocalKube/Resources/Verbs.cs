namespace Tombolo.LocalKube.Resources;

/// <summary>Sets of API verbs, in the order of discovery.</summary>
internal static class Verbs
{
    public static readonly IReadOnlyList<string> All = ["delete", "deletecollection", "get", "list", "patch", "create", "update", "watch"];
    public static readonly IReadOnlyList<string> BuiltIn = ["create", "delete", "deletecollection", "get", "list", "patch", "update", "watch"];
    public static readonly IReadOnlyList<string> WithoutCollection = ["create", "delete", "get", "list", "patch", "update", "watch"];
    public static readonly IReadOnlyList<string> Create = ["create"];
    public static readonly IReadOnlyList<string> Status = ["get", "patch", "update"];
}
