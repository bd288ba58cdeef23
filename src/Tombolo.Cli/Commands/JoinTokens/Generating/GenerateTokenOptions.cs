using Tombolo.Api.JoinTokens;

namespace Tombolo.Cli.Commands.JoinTokens.Generating;

/// <summary>What <c>tombolo join-token generate</c> is to make and where it goes.</summary>
/// <param name="ClusterName">The cluster that joins.</param>
/// <param name="PrimaryName">Shown to people; nothing depends on it.</param>
/// <param name="Namespace">The K10 namespace of both sides.</param>
/// <param name="Wish">The Secret of the token on the primary.</param>
/// <param name="IdentityFile">A manifest of Secret <c>tombolo-identity</c>, or <c>-</c>; null for none.</param>
/// <param name="PrimaryKey">Thumbprint of the primary's key; null when it is not given.</param>
/// <param name="PinFile">PEM certificates to pin; null for none.</param>
/// <param name="AsText">The bare text of the token instead of Secret <c>mc-join</c>.</param>
/// <param name="Prints">The secret part goes to standard output instead of a file.</param>
internal sealed record GenerateTokenOptions(
    string ClusterName,
    string PrimaryName,
    string PrimaryUrl,
    string Namespace,
    JoinTokenWish Wish,
    string? IdentityFile,
    bool MakesIdentity,
    string? PrimaryKey,
    string? PinFile,
    string Directory,
    bool AsText,
    bool Prints);
