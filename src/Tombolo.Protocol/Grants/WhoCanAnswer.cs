namespace Tombolo.Protocol.Grants;

/// <summary>Content of the answer to an ask <c>who-can</c>.</summary>
/// <param name="Holders">Ordinal order of bindings.</param>
/// <param name="IsCut">There are more holders than an answer carries.</param>
public sealed record WhoCanAnswer(IReadOnlyList<WhoCanHolder> Holders, IReadOnlyList<WhoCanRole> Roles, bool IsCut = false);
