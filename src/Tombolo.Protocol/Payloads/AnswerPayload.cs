namespace Tombolo.Protocol.Payloads;

/// <summary>Of an <c>answer</c> frame.</summary>
/// <param name="Id">Of the question.</param>
/// <param name="Reason">One word when not ok, see <see cref="AnswerReasons"/>; empty when ok.</param>
/// <param name="Message">For people; empty when ok.</param>
public sealed record AnswerPayload(string Id, bool Ok, string Reason = "", string Message = "");
