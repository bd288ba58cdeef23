using System.Text.Json;

namespace Tombolo.Protocol.Payloads;

/// <summary>Of an <c>ask</c> frame.</summary>
/// <param name="Id">Returned by the answer.</param>
/// <param name="Verb">See <see cref="AskVerbs"/>.</param>
/// <param name="Content">What the verb needs.</param>
public sealed record AskPayload(string Id, string Verb, JsonElement? Content = null);
