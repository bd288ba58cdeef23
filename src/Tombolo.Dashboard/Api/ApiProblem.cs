namespace Tombolo.Dashboard.Api;

/// <summary>Why a request was not carried out (RFC 9457).</summary>
/// <param name="Type">What kind of problem, as a relative reference that does not change: <c>tombolo:REASON</c>.</param>
/// <param name="Title">The kind in a few words.</param>
/// <param name="Status">The HTTP status.</param>
/// <param name="Detail">The cause and the repair, for people.</param>
/// <param name="Errors">Each field at fault; empty when it is not about fields.</param>
internal sealed record ApiProblem(string Type, string Title, int Status, string Detail, IReadOnlyList<FieldProblem> Errors);
