using System.Security.Cryptography;
using System.Text.Json.Serialization.Metadata;
using Tombolo.Protocol.Keys;
using Tombolo.Protocol.Messages;

namespace Tombolo.Protocol.Handshake;

/// <summary>Tells what the pinned primary said about this request from everything else that may come back over an untrusted way.</summary>
internal static class AnswerReader
{
    /// <param name="requestHash">SHA-256 of the body of the request.</param>
    /// <param name="pinned">Thumbprint of the primary's key; empty when none is known and whoever answers at the verified address is the primary.</param>
    public static AnswerReading<T> Read<T>(HttpAnswer answer, ReadOnlySpan<byte> requestHash, string pinned, JsonTypeInfo<T> type, SignatureDomain domain)
        where T : class, IPrimaryStatement
    {
        if (!SignedMessage.TryParse(answer.Body.Span, out var message))
        {
            return Problem<T>(Describe(answer));
        }

        var accepted = message.Open(type, SignatureNames.Primary, domain, statement => statement.PrimaryKey);
        if (accepted.IsSuccess)
        {
            return FindProblem(accepted.Content, requestHash, pinned) is { } problem
                ? Problem<T>(problem)
                : new AnswerReading<T>(accepted.Content, message, Refusal: null, Problem: null);
        }

        return ReadRefusal<T>(answer, message, requestHash, pinned);
    }

    /// <summary>A refusal of the pinned primary that need not be about this request, so that nothing but its words count.</summary>
    public static string DescribeRefusalOrAnswer(HttpAnswer answer, string pinned) =>
        SignedMessage.TryParse(answer.Body.Span, out var message) && OpenRefusal(message) is { } refusal && IsOf(refusal, pinned)
            ? $"{refusal.Reason}: {refusal.Message}"
            : Describe(answer);

    private static AnswerReading<T> ReadRefusal<T>(HttpAnswer answer, SignedMessage message, ReadOnlySpan<byte> requestHash, string pinned)
        where T : class
    {
        if (OpenRefusal(message) is not { } refusal)
        {
            return Problem<T>(Describe(answer));
        }

        // The primary could not read the request, so that it could not name it either: its own words, but no verdict.
        if (refusal.RequestHash.IsEmpty && IsOf(refusal, pinned))
        {
            return new AnswerReading<T>(Accepted: null, message, refusal with { Permanent = false, Tombstone = null }, Problem: null);
        }

        return FindProblem(refusal, requestHash, pinned) is { } problem
            ? Problem<T>(problem)
            : new AnswerReading<T>(Accepted: null, message, refusal, Problem: null);
    }

    private static Refusal? OpenRefusal(SignedMessage message) =>
        message.Open(ProtocolJsonContext.Default.Refusal, SignatureNames.Primary, SignatureDomain.Refusal, refusal => refusal.PrimaryKey).Content;

    private static string? FindProblem(IPrimaryStatement statement, ReadOnlySpan<byte> requestHash, string pinned)
    {
        if (!IsOf(statement, pinned))
        {
            return $"The address of the primary answers with key {statement.PrimaryKey.Thumbprint}, but the key of this cluster's primary is {pinned}: "
                + RefusalReasons.WrongPrimary.Repair;
        }

        return CryptographicOperations.FixedTimeEquals(statement.RequestHash.Span, requestHash)
            ? null
            : "The primary's answer belongs to another request: a cache or a proxy on the way mixes answers up; exclude the path /mc/v1/ from it.";
    }

    private static bool IsOf(IPrimaryStatement statement, string pinned) => pinned.Length == 0 || statement.PrimaryKey.Thumbprint == pinned;

    private static string Describe(HttpAnswer answer)
    {
        var content = string.IsNullOrEmpty(answer.ContentType) ? "no content type" : answer.ContentType;
        return $"The address of the primary answered HTTP {answer.StatusCode} ({content}, {answer.Body.Length} bytes), which is not an answer of a Tombolo primary: "
            + "check that the ingress leads to it and that nothing in between asks for a sign-in or rewrites answers.";
    }

    private static AnswerReading<T> Problem<T>(string problem)
        where T : class => new(Accepted: null, Message: null, Refusal: null, problem);
}
