using Tombolo.Protocol.Payloads;
using Tombolo.Runtime.Controllers;

namespace Tombolo.Secondary.Apply.Reconciling;

/// <summary>How one try at an object ended.</summary>
/// <param name="Result">Null when what was said before still holds.</param>
internal readonly record struct ApplyOutcome(ItemResult? Result, ReconcileResult Next);
