using Tombolo.Api.Selectors;
using Tombolo.LocalKube.Http;
using Tombolo.LocalKube.Resources;
using Tombolo.LocalKube.Storage;

namespace Tombolo.LocalKube.Verbs;

/// <summary>Which objects a list or a watch shows.</summary>
internal sealed record Selection(LabelSelector Labels, FieldSelector Fields)
{
    public static Selection Everything { get; } = new(LabelSelector.Everything, FieldSelector.Everything);

    /// <exception cref="StatusException">400: a selector is malformed.</exception>
    public static Selection Parse(QueryOptions query, ResourceDefinition resource)
    {
        if (!LabelSelector.TryParse(query.LabelSelector, out var labels, out var error))
        {
            throw new StatusException(Statuses.BadRequest(error));
        }

        return new Selection(labels, FieldSelector.Parse(query.FieldSelector, resource));
    }

    public bool Matches(StoredObject item) => Labels.Matches(item.Labels) && Fields.Matches(item);
}
