using System.Diagnostics.CodeAnalysis;

namespace Tombolo.Protocol.Messages;

/// <summary>A message whose signature was verified, or why it was not believed.</summary>
public readonly struct OpenResult<T>
    where T : class
{
    private OpenResult(SignedMessage? message, T? content, MessageProblem? problem)
    {
        Message = message;
        Content = content;
        Problem = problem;
    }

    /// <summary>The envelope that was opened.</summary>
    public SignedMessage? Message { get; }

    public T? Content { get; }

    /// <summary>Null on success.</summary>
    public MessageProblem? Problem { get; }

    [MemberNotNullWhen(true, nameof(Message), nameof(Content))]
    public bool IsSuccess => Content is not null;

    internal static OpenResult<T> Success(SignedMessage message, T content) => new(message, content, null);

    internal static OpenResult<T> Failure(MessageProblem problem) => new(null, null, problem);
}
