using Microsoft.AspNetCore.Http;
using Tombolo.Primary.Hub.Endpoints;

namespace Tombolo.Primary.FleetApi;

/// <summary>What a request shows of its caller.</summary>
/// <param name="Authorization">The header of the request; secret.</param>
/// <param name="Source">Where it came from, for limits and for nothing else.</param>
internal readonly record struct CallerCredentials(string Authorization, string Source)
{
    public static CallerCredentials Of(HttpContext context) => new(context.Request.Headers.Authorization.ToString(), RequestSource.Of(context));

    /// <summary>Nothing of the header.</summary>
    public override string ToString() => Source;
}
