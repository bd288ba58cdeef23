using Tombolo.Api.Resources;
using Tombolo.Kubernetes.Errors;
using Tombolo.Kubernetes.Objects;

namespace Tombolo.Kubernetes.Client;

/// <summary>Lists that span pages.</summary>
public static class ListAllExtensions
{
    /// <summary>Objects per page unless the options say otherwise; what kubectl asks for.</summary>
    public const int DefaultPageSize = 500;

    // The token of a page lives about five minutes; who cannot follow so fast takes the whole list in one answer.
    private const int PagedAttempts = 3;

    /// <summary>
    /// All pages of one consistent list, as one. When a page's token expires on the way (410) the list begins anew, at last without
    /// pages. Any other error is the result: there is never a partial list.
    /// </summary>
    /// <exception cref="KubernetesUnreachableException">The API server did not answer.</exception>
    public static async Task<KubernetesResult<ResourceList>> ListAllAsync(
        this IKubernetesClient client, ResourceType type, ListOptions options, CancellationToken cancellationToken)
    {
        var paged = options with { Limit = options.Limit > 0 ? options.Limit : DefaultPageSize, Continue = null };
        for (var attempt = 0; attempt < PagedAttempts; attempt++)
        {
            if (await TryListPagesAsync(client, type, paged, cancellationToken) is { } result)
            {
                return result;
            }
        }

        return await client.ListAsync(type, paged with { Limit = 0 }, cancellationToken);
    }

    // Null when a page's token has expired.
    private static async Task<KubernetesResult<ResourceList>?> TryListPagesAsync(
        IKubernetesClient client, ResourceType type, ListOptions options, CancellationToken cancellationToken)
    {
        var first = await client.ListAsync(type, options, cancellationToken);
        if (!first.IsSuccess || first.Value.Continue is null)
        {
            return first;
        }

        var items = new List<KubernetesObject>(first.Value.Items);
        var next = first.Value.Continue;
        while (next is not null)
        {
            var page = await client.ListAsync(type, options with { Continue = next }, cancellationToken);
            if (page.Error is { IsGone: true })
            {
                return null;
            }

            if (!page.IsSuccess)
            {
                return page;
            }

            if (page.Value.Continue == next)
            {
                return KubernetesResult<ResourceList>.Failure(new(500, "InvalidResponse", $"list of {type}: the server answers the same page again", [], null));
            }

            items.AddRange(page.Value.Items);
            next = page.Value.Continue;
        }

        // Every page is of the version of the first.
        return KubernetesResult<ResourceList>.Success(new(items, first.Value.ResourceVersion, Continue: null));
    }
}
