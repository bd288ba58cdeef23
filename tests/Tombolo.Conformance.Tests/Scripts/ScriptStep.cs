namespace Tombolo.Conformance.Tests.Scripts;

/// <summary>One request, or one run of kubectl, and what is expected of it.</summary>
/// <param name="Line">The line in the file, from 1.</param>
/// <param name="Method">An HTTP method, or <c>KUBECTL</c>.</param>
/// <param name="Target">The path with its query, or the arguments.</param>
/// <param name="Body">The body, or stdin; null without one.</param>
/// <param name="IsAwaited">Whether it is repeated until it is as expected.</param>
/// <param name="Expectations">By kind of server; the empty key is for all others.</param>
public sealed record ScriptStep(
    int Line,
    string Method,
    string Target,
    string? Body,
    bool IsAwaited,
    IReadOnlyDictionary<string, string> Headers,
    IReadOnlyDictionary<string, ScriptExpectation> Expectations);
