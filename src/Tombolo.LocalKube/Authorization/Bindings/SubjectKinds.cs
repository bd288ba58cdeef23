namespace Tombolo.LocalKube.Authorization.Bindings;

/// <summary>The kinds of subjects of a binding.</summary>
internal static class SubjectKinds
{
    public const string User = "User";
    public const string Group = "Group";
    public const string ServiceAccount = "ServiceAccount";
}
