namespace Tombolo.Dashboard.Api;

/// <summary>Turns the path of a field of an object into that of the form it was filled in.</summary>
internal static class FormPaths
{
    private static readonly string[] Wrappers = ["metadata.", "spec."];

    /// <summary><c>spec.sources[1].ref.kind</c> is <c>sources[1].kind</c> in a form.</summary>
    public static string Of(string path)
    {
        var wrapper = Array.Find(Wrappers, wrapper => path.StartsWith(wrapper, StringComparison.Ordinal));
        return (wrapper is null ? path : path[wrapper.Length..]).Replace("].ref.", "].", StringComparison.Ordinal);
    }
}
