using Tombolo.Api.Validation;

namespace Tombolo.Cli.Commands.Doctor.Target;

/// <summary>The primary to which the way is checked.</summary>
/// <param name="Pins">Replace the trust anchors; empty for none.</param>
/// <param name="PrimaryKey">Thumbprint of the key by which it is known; null when nobody says it.</param>
/// <param name="AllowsInsecure">Plain http is wanted.</param>
/// <param name="Source">Where all this was taken from, for messages.</param>
internal sealed record PrimaryTarget(IngressUrl Url, IReadOnlyList<string> Pins, string? PrimaryKey, bool AllowsInsecure, string Source);
