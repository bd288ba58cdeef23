namespace Tombolo.Protocol.Grants;

/// <summary>Content of an ask <c>who-can</c>.</summary>
/// <param name="Verb">Of a request, such as <c>create</c>.</param>
/// <param name="Group">API group; empty for the core group.</param>
/// <param name="Resource">Plural, such as <c>policies</c>.</param>
/// <param name="Subresource">Empty for the resource itself.</param>
/// <param name="Namespace">Asks for that namespace; empty asks for rights that hold in all.</param>
public sealed record WhoCanQuestion(string Verb, string Group, string Resource, string Subresource, string Namespace);
