namespace Tombolo.LocalKube.Authentication;

/// <summary>Who asks (authentication/v1 <c>UserInfo</c>).</summary>
internal sealed record UserInfo(string Name, IReadOnlyList<string> Groups)
{
    /// <summary>Whoever shows no credential.</summary>
    public static UserInfo Anonymous { get; } = new("system:anonymous", ["system:unauthenticated"]);

    /// <summary>Controllers and the API server itself: may do everything.</summary>
    public static UserInfo System { get; } = new("system:apiserver", ["system:masters", "system:authenticated"]);

    public string Uid { get; init; } = "";

    public IReadOnlyDictionary<string, IReadOnlyList<string>> Extra { get; init; } = new Dictionary<string, IReadOnlyList<string>>();
}
