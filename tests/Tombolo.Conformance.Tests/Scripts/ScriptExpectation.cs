namespace Tombolo.Conformance.Tests.Scripts;

/// <summary>What a step is to come to.</summary>
/// <param name="Code">The HTTP status, or the exit code.</param>
/// <param name="Content">A pattern of the JSON, or a part of the output; empty asks for nothing.</param>
public sealed record ScriptExpectation(int Code, string Content);
