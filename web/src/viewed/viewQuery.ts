/** No event stream comes through the tunnel: what is shown of another cluster is asked again so often, in milliseconds. */
const period = 10_000;

/** How a page of a cluster asks: under the name of a collection of the event stream, or again and again when the cluster is another one. */
export function viewQuery(viewed: string | undefined, collection: string) {
  return viewed === undefined ? { queryKey: [collection] } : { queryKey: ['view', viewed, collection], refetchInterval: period, retry: false };
}
