using System.Text.Json;

namespace Tombolo.Primary.Hub;

/// <summary>What a member answered to an ask.</summary>
/// <param name="Reason">Machine-readable, empty on success.</param>
/// <param name="Message">For people, empty on success.</param>
/// <param name="Content">What was asked for, when the verb asks for something.</param>
public sealed record MemberAnswer(bool Succeeded, string Reason, string Message, JsonElement? Content = null);
