namespace Tombolo.Kubernetes.Credentials;

/// <summary>A credential whose token, or certificate and key, are in files that are replaced from time to time.</summary>
internal sealed class FileCredential : ICredentialProvider
{
    /// <summary>How long a file is trusted without a look; bound service-account tokens are replaced at 80 % of their lifetime.</summary>
    public static readonly TimeSpan Interval = TimeSpan.FromMinutes(1);

    private readonly ReloadingFiles<Credential> _files;
    private readonly string _description;
    private readonly Credential? _fallback;

    private FileCredential(IReadOnlyList<string> paths, Func<IReadOnlyList<byte[]>, Credential> parse, Credential? fallback, TimeProvider time)
    {
        _files = new ReloadingFiles<Credential>(paths, parse, time, Interval);
        _description = string.Join(" and ", paths);
        _fallback = fallback;
    }

    /// <summary>A bearer token in a file; <paramref name="fallback"/> serves until the file was read once.</summary>
    public static FileCredential Token(string path, TimeProvider time, Credential? fallback = null) =>
        new([path], contents => Credential.Bearer(TokenText.Read(contents[0])), fallback, time);

    /// <summary>A client certificate and its key in two files.</summary>
    public static FileCredential Certificate(string certificatePath, string keyPath, TimeProvider time) => new(
        [certificatePath, keyPath],
        contents => new Credential { Certificate = PemCertificates.ReadClient(contents[0], contents[1]) },
        null,
        time);

    public ValueTask<Credential> GetAsync(CancellationToken cancellationToken) => ValueTask.FromResult(Read(lookNow: false));

    public ValueTask<Credential> RefreshAsync(Credential rejected, CancellationToken cancellationToken) => ValueTask.FromResult(Read(lookNow: true));

    /// <summary>The files; never their contents.</summary>
    public override string ToString() => $"credential in {_description}";

    private Credential Read(bool lookNow)
    {
        try
        {
            return _files.Get(lookNow);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or FormatException)
        {
            return _fallback ?? throw new CredentialException($"{this} cannot be used: {e.Message}", e);
        }
    }
}
