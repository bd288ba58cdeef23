using Tombolo.Protocol.Messages;

namespace Tombolo.Protocol.Handshake;

/// <summary>An answer as it was understood: one of the three is there.</summary>
/// <param name="Accepted">What the pinned primary signed for this request.</param>
/// <param name="Refusal">The no of the pinned primary; <see cref="Messages.Refusal.Permanent"/> only if it is about this request.</param>
/// <param name="Problem">Nothing the pinned primary said; a sentence about what was seen instead.</param>
internal readonly record struct AnswerReading<T>(T? Accepted, SignedMessage? Message, Refusal? Refusal, string? Problem)
    where T : class;
