using Tombolo.Api.JoinTokens;

namespace Tombolo.Cli.Commands.JoinTokens.Creating;

/// <summary>What <c>tombolo join-token create</c> is to make and print.</summary>
internal sealed record CreateTokenOptions(JoinTokenWish Wish, bool PrintsJoinCommand, TimeSpan Timeout);
