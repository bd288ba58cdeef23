namespace Tombolo.Dashboard.ThisCluster;

/// <summary>How a promotion stands.</summary>
/// <param name="Phase"><c>Pending</c>, <c>Complete</c> or <c>Failed</c>.</param>
/// <param name="Message">Cause and repair; empty when it is complete.</param>
internal sealed record PromotionView(string Phase, string Message);
