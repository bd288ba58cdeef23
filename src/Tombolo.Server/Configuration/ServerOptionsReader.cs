using System.Globalization;

namespace Tombolo.Server.Configuration;

/// <summary>Reads <see cref="ServerOptions"/> from flags, environment and appsettings.</summary>
internal static class ServerOptionsReader
{
    private const string Section = "Tombolo";

    /// <summary>The settings there are: flag and environment name, and the key below <c>Tombolo</c> in appsettings.</summary>
    private static readonly string[] Flags =
    [
        "kubeconfig", "context", "namespace", "release", "urls", "public-url", "path-base", "advertise-url", "service-account", "tls-certificate", "tls-key",
        "ca-bundle", "pinned-certificates", "lease-duration", "lease-renew-interval", "content-root", "distributed-kinds", "session-idle-timeout", "session-lifetime",
    ];

    /// <summary>Flags of a command line, mapped for the command-line configuration provider.</summary>
    public static IDictionary<string, string> SwitchMappings { get; } =
        Flags.ToDictionary(flag => "--" + flag, flag => $"{Section}:{Key(flag)}", StringComparer.Ordinal);

    /// <summary>Flags that exist nowhere: a mistyped flag must not be silently ignored. The framework's own of logging are let through.</summary>
    public static IEnumerable<string> UnknownFlags(IEnumerable<string> args) =>
        args.Where(arg => arg.StartsWith('-'))
            .Select(arg => arg.Split('=', 2)[0])
            .Where(flag => !SwitchMappings.ContainsKey(flag) && !flag.StartsWith("--Logging:", StringComparison.Ordinal));

    /// <summary>Environment variables <c>TOMBOLO_PUBLIC_URL</c> and the like, as configuration keys.</summary>
    public static IEnumerable<KeyValuePair<string, string?>> FromEnvironment(Func<string, string?> variable) =>
        from flag in Flags
        let value = variable("TOMBOLO_" + flag.Replace('-', '_').ToUpperInvariant())
        where !string.IsNullOrEmpty(value)
        select KeyValuePair.Create($"{Section}:{Key(flag)}", (string?)value);

    /// <summary>The folder of appsettings.json, which has to be known before the rest is read.</summary>
    public static string ContentRootOf(string[] args)
    {
        var index = Array.FindIndex(args, arg => arg == "--content-root" || arg.StartsWith("--content-root=", StringComparison.Ordinal));
        return index < 0 ? "." : args[index].Contains('=') ? args[index].Split('=', 2)[1] : index + 1 < args.Length ? args[index + 1] : ".";
    }

    /// <summary>Reads the settings; what cannot be parsed is added to <paramref name="errors"/>.</summary>
    public static ServerOptions Read(IConfiguration configuration, List<string> errors)
    {
        var section = configuration.GetSection(Section);
        var defaults = new ServerOptions();
        string? Text(string flag) => section[Key(flag)] is { Length: > 0 } value ? value : null;
        TimeSpan Seconds(string flag, TimeSpan fallback)
        {
            if (Text(flag) is not { } text)
            {
                return fallback;
            }

            if (double.TryParse(text.TrimEnd('s'), NumberStyles.Float, CultureInfo.InvariantCulture, out var seconds) && double.IsFinite(seconds))
            {
                return TimeSpan.FromSeconds(seconds);
            }

            errors.Add($"{flag}: '{text}' is not a number of seconds; give for example 30s");
            return fallback;
        }

        return new ServerOptions
        {
            Kubeconfig = Text("kubeconfig"),
            Context = Text("context"),
            Namespace = Text("namespace") ?? defaults.Namespace,
            Release = Text("release") ?? defaults.Release,
            Urls = Text("urls") ?? defaults.Urls,
            PublicUrl = Text("public-url"),
            PathBase = Text("path-base"),
            AdvertiseUrl = Text("advertise-url"),
            ServiceAccount = Text("service-account") ?? defaults.ServiceAccount,
            TlsCertificate = Text("tls-certificate"),
            TlsKey = Text("tls-key"),
            CaBundle = Text("ca-bundle"),
            PinnedCertificates = Text("pinned-certificates"),
            ContentRoot = Text("content-root"),
            DistributedKinds = Text("distributed-kinds"),
            LeaseDuration = Seconds("lease-duration", defaults.LeaseDuration),
            LeaseRenewInterval = Seconds("lease-renew-interval", defaults.LeaseRenewInterval),
            SessionIdleTimeout = Seconds("session-idle-timeout", defaults.SessionIdleTimeout),
            SessionLifetime = Seconds("session-lifetime", defaults.SessionLifetime),
        };
    }

    private static string Key(string flag) => string.Concat(flag.Split('-').Select(word => char.ToUpperInvariant(word[0]) + word[1..]));
}
