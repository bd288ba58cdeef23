using System.Collections.Concurrent;
using System.Reflection;

namespace Tombolo.Dashboard.Pages;

/// <summary>The browser app, as it was built into this assembly from <c>artifacts/web</c>; empty when it was not built.</summary>
internal sealed class BrowserApp
{
    private const string Prefix = "web/";
    private readonly Assembly _assembly = typeof(BrowserApp).Assembly;
    private readonly HashSet<string> _paths;
    private readonly ConcurrentDictionary<string, PageFile> _files = new(StringComparer.Ordinal);

    public BrowserApp() =>
        _paths = [.. _assembly.GetManifestResourceNames().Where(name => name.StartsWith(Prefix, StringComparison.Ordinal)).Select(name => name[Prefix.Length..])];

    /// <summary>The file, read and compressed at the first request for it; null when there is none.</summary>
    public PageFile? Find(string path) => _paths.Contains(path) ? _files.GetOrAdd(path, Read) : null;

    private PageFile Read(string path)
    {
        using var stream = _assembly.GetManifestResourceStream(Prefix + path)!;
        var content = new byte[stream.Length];
        stream.ReadExactly(content);
        return PageFile.Of(path, content);
    }
}
