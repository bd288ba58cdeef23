namespace Tombolo.Dashboard.Api;

/// <summary>Where the dashboard's HTTP API is, below the path base.</summary>
public static class ApiPaths
{
    /// <summary>Members talk their protocol under the same path.</summary>
    public const string Base = "/mc/v1";

    /// <summary>The description of all of it (OpenAPI 3.1).</summary>
    public const string OpenApi = Base + "/openapi.json";
}
