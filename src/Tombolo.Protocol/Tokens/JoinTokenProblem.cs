namespace Tombolo.Protocol.Tokens;

/// <summary>Why a text is not a join token and what to do. Holds nothing of the text.</summary>
/// <param name="Message">A sentence for the user: the cause and the repair.</param>
public sealed record JoinTokenProblem(JoinTokenProblemKind Kind, string Message)
{
    private const string CopyAgain = "copy the whole value again, on one line, from 'tombolo join-token show NAME' or from key 'token' of the join-token Secret on the primary";
    private const string MakeNew = "create a new join token on the primary";

    public override string ToString() => $"{Kind}: {Message}";

    internal static JoinTokenProblem Of(JoinTokenProblemKind kind) => kind switch
    {
        JoinTokenProblemKind.Empty => new(kind, $"The join token is empty; {CopyAgain}."),
        JoinTokenProblemKind.TooLong => new(kind, $"The join token is longer than any token can be; {CopyAgain} and nothing else."),
        JoinTokenProblemKind.Broken => new(kind, $"The join token contains a space or a line break; {CopyAgain}."),
        JoinTokenProblemKind.NotAToken => new(kind, $"This is not a join token of Tombolo, which begins with 'tmb1.' (tokens of other products do not work); {CopyAgain}."),
        JoinTokenProblemKind.UnsupportedVersion => new(kind, "The join token is of a newer version than this release reads; upgrade Tombolo on this cluster, or create the token with the release that runs here."),
        JoinTokenProblemKind.WrongPartCount => new(kind, $"The join token has not the four parts between dots that it needs, so it was cut; {CopyAgain}."),
        JoinTokenProblemKind.Damaged => new(kind, $"The checksum of the join token does not match: characters are missing or changed; {CopyAgain}."),
        JoinTokenProblemKind.BadPublicPart => new(kind, $"The public part of the join token is not as this release writes it; {MakeNew}."),
        JoinTokenProblemKind.BadUrl => new(kind, $"The join token names no http or https URL of the primary; set spec.k10.ingress.url of the primary's Cluster and {MakeNew}."),
        JoinTokenProblemKind.BadSecret => new(kind, $"The secret part of the join token is not a private key; {MakeNew}."),
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };
}
