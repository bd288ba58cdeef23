using System.Text.Json.Nodes;

namespace Tombolo.Cli.Commands.Doctor.Rights;

/// <summary>Something that somebody may do (Kubernetes API, <c>ResourceAttributes</c> of an access review).</summary>
/// <param name="Namespace">Empty for all namespaces, or for what has none.</param>
/// <param name="Resource">The plural, with <c>/</c> and the subresource where it is about one.</param>
/// <param name="Name">Empty for any.</param>
internal sealed record Access(string Verb, string Namespace, string Group, string Resource, string Name = "")
{
    public JsonObject ToAttributes()
    {
        var slash = Resource.IndexOf('/', StringComparison.Ordinal);
        return new JsonObject
        {
            ["verb"] = Verb,
            ["namespace"] = Namespace,
            ["group"] = Group,
            ["resource"] = slash < 0 ? Resource : Resource[..slash],
            ["subresource"] = slash < 0 ? "" : Resource[(slash + 1)..],
            ["name"] = Name,
        };
    }

    /// <summary>What the verb is about, for messages.</summary>
    public string Object
    {
        get
        {
            var kind = Group.Length == 0 ? Resource : $"{Resource}.{Group}";
            var named = Name.Length == 0 ? kind : $"{kind}/{Name}";
            return Namespace.Length == 0 ? named : $"{named} in {Namespace}";
        }
    }
}
