using System.Text.Json;

namespace Tombolo.Protocol.Payloads;

/// <summary>Of an <c>answer</c> frame.</summary>
/// <param name="Id">Of the question.</param>
/// <param name="Reason">One word when not ok, see <see cref="AnswerReasons"/>; empty when ok.</param>
/// <param name="Message">For people; empty when ok.</param>
/// <param name="Content">What was asked for, when the verb asks for something.</param>
public sealed record AnswerPayload(string Id, bool Ok, string Reason = "", string Message = "", JsonElement? Content = null);
