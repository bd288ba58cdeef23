namespace Tombolo.Cli.Commands.Join;

/// <summary>What a user said about a join, unchecked.</summary>
/// <param name="Labels">How to call each value in messages: by its option, or by its place in the file.</param>
internal sealed record JoinInput(
    string Token, string? Name, string? Ingress, string? PrimaryIngress, string AllowInsecurePrimaryIngress, JoinInputLabels Labels)
{
    /// <summary>The wishes; never the token.</summary>
    public override string ToString() => $"join as {Name} at {Ingress} through {PrimaryIngress}";
}
