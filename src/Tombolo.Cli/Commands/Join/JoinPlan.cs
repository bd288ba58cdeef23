namespace Tombolo.Cli.Commands.Join;

/// <summary>A join that can be asked for.</summary>
/// <param name="TokenText">A secret.</param>
/// <param name="TokenHash">How the server remembers that a token was used.</param>
/// <param name="PrimaryKey">Thumbprint of the primary's key; empty when the token names none.</param>
/// <param name="PrimaryUrl">Where the primary will be asked.</param>
/// <param name="Config">The data of <c>mc-join-config</c>.</param>
internal sealed record JoinPlan(
    string TokenText, string TokenHash, string PrimaryName, string PrimaryKey, string PrimaryUrl, IReadOnlyDictionary<string, string> Config)
{
    /// <summary>The primary; never the token.</summary>
    public override string ToString() => $"join primary '{PrimaryName}' at {PrimaryUrl}";
}
