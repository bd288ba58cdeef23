namespace Tombolo.Kubernetes.Credentials;

/// <summary>
/// A value read from files that others replace while the process runs: looked at again when the last look is older than
/// <paramref name="interval"/>. The bytes are compared, not file times: the files of a Kubernetes volume are links whose own time never
/// changes. While new content is missing or unreadable, for example half written, the last good value stays.
/// </summary>
/// <param name="parse">Makes the value of the files' contents; throws <see cref="FormatException"/> on bad content.</param>
internal sealed class ReloadingFiles<T>(IReadOnlyList<string> paths, Func<IReadOnlyList<byte[]>, T> parse, TimeProvider time, TimeSpan interval)
    where T : class
{
    private readonly Lock _lock = new();
    private List<byte[]> _contents = [];
    private T? _value;
    private long _looked;

    /// <summary>The value; the same instance as long as the contents are the same.</summary>
    /// <exception cref="IOException">A file cannot be read and there is no earlier value.</exception>
    /// <exception cref="UnauthorizedAccessException">As above.</exception>
    /// <exception cref="FormatException">A file has bad content and there is no earlier value.</exception>
    public T Get(bool lookNow = false)
    {
        lock (_lock)
        {
            if (_value is not null && !lookNow && time.GetElapsedTime(_looked) < interval)
            {
                return _value;
            }

            try
            {
                Look();
            }
            catch (Exception e) when (_value is not null && e is IOException or UnauthorizedAccessException or FormatException)
            {
                // The last good value stays; the next look may find a complete file again.
            }

            _looked = time.GetTimestamp();
            return _value!;
        }
    }

    private void Look()
    {
        var contents = paths.Select(File.ReadAllBytes).ToList();
        if (_value is null || !SameAsBefore(contents))
        {
            _value = parse(contents);
            _contents = contents;
        }
    }

    private bool SameAsBefore(List<byte[]> contents) =>
        contents.Count == _contents.Count && contents.Zip(_contents).All(pair => pair.First.AsSpan().SequenceEqual(pair.Second));
}
