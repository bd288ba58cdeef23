namespace Tombolo.Dashboard.JoinTokens;

/// <summary>How a cluster joins with a token. The token itself is not in here: the commands read it from the variable <c>TOKEN</c>.</summary>
/// <param name="Helm">Null as long as there is no chart that joins a cluster.</param>
internal sealed record JoinCommands(string Cli, string Kubectl, string? Helm);
