using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Text.Json;
using Tombolo.Api.Core;
using Tombolo.Api.Meta;
using Tombolo.Api.Names;
using Tombolo.Cli.Failures;
using Tombolo.Kubernetes.Yaml;
using Tombolo.Protocol.Keys;
using Tombolo.Protocol.Pins;
using Tombolo.Protocol.Tokens;

namespace Tombolo.Cli.Commands.JoinTokens.Generating;

/// <summary>Makes a token and writes what each side applies. All files are looked at before the first is written.</summary>
internal sealed class TokenGeneration(CommandContext context, GenerateTokenOptions options)
{
    private readonly List<(string Path, string Text)> _files = [];

    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        var pins = ReadPins();
        using var identity = options.MakesIdentity ? SigningKey.Create() : null;
        var primaryKey = identity?.PublicKey.Thumbprint ?? options.PrimaryKey;
        if (options.IdentityFile is { } file)
        {
            primaryKey = await PrimaryIdentityManifest.ReadThumbprintAsync(file, context, cancellationToken);
        }

        using var token = JoinToken.CreateElsewhere(options.PrimaryName, options.PrimaryUrl, primaryKey, pins);
        if (identity is not null)
        {
            Add("primary-identity.yaml", YamlText.Format(PrimaryIdentityManifest.Create(identity, options.Namespace)));
        }

        Add($"{options.ClusterName}-primary.yaml", Yaml(ForPrimary(token)));
        var member = ForMember(token);
        if (!options.Prints)
        {
            Add($"{options.ClusterName}-{(options.AsText ? "token.txt" : "secondary.yaml")}", member);
        }

        if (options.AsText)
        {
            Add($"{options.ClusterName}-secondary.yaml", Yaml(JoinConfig()));
        }

        await WriteAsync(cancellationToken);
        if (options.Prints)
        {
            context.Printer.Raw(member);
        }

        Tell(token);
        return ExitCodes.Success;
    }

    private void Add(string name, string text) => _files.Add((Path.Combine(options.Directory, name), text));

    private async Task WriteAsync(CancellationToken cancellationToken)
    {
        var existing = _files.Where(file => File.Exists(file.Path)).Select(file => file.Path).ToList();
        if (existing.Count > 0)
        {
            throw new CommandFailedException($"{string.Join(", ", existing)} exists already and is not overwritten; move it away, or choose another --directory");
        }

        Directory.CreateDirectory(options.Directory);
        foreach (var (path, text) in _files)
        {
            await SecretFile.WriteAsync(path, text, cancellationToken);
        }
    }

    private Secret ForPrimary(JoinToken token)
    {
        var wished = options.Wish.ToSecret(context.Time.GetUtcNow());
        return wished with
        {
            // As the primary marks it, so that it has nothing to write.
            Metadata = wished.Metadata with
            {
                Annotations = new Dictionary<string, string>(wished.Metadata.Annotations!, StringComparer.Ordinal)
                {
                    [Annotations.Ready] = "true",
                    [Annotations.TokenId] = token.Id,
                },
            },
            Data = new Dictionary<string, byte[]>(StringComparer.Ordinal) { [JoinTokenKeys.PublicKey] = token.Key.PublicKey.SubjectPublicKeyInfo.ToArray() },
        };
    }

    private string ForMember(JoinToken token)
    {
        var text = token.Format();
        if (options.AsText)
        {
            return text + "\n";
        }

        var secret = new Secret
        {
            Metadata = new ObjectMeta { Namespace = options.Namespace, Name = WellKnownNames.JoinSecret },
            Type = SecretTypes.Opaque,
            Data = new Dictionary<string, byte[]>(StringComparer.Ordinal) { [JoinTokenKeys.Token] = Encoding.UTF8.GetBytes(text) },
        };
        return $"{Yaml(secret)}---\n{Yaml(JoinConfig())}";
    }

    private ConfigMap JoinConfig() => new()
    {
        Metadata = new ObjectMeta { Namespace = options.Namespace, Name = WellKnownNames.JoinConfig },
        Data = new Dictionary<string, string>(StringComparer.Ordinal) { [JoinConfigKeys.ClusterName] = options.ClusterName },
    };

    private string[] ReadPins()
    {
        if (options.PinFile is not { } file)
        {
            return [];
        }

        try
        {
            var certificates = new X509Certificate2Collection();
            certificates.ImportFromPemFile(file);
            return certificates.Count > 0
                ? [.. certificates.Select(CertificatePin.Of)]
                : throw new UsageException($"--pinned-certificates {file} holds no certificate in PEM form");
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException or CryptographicException)
        {
            throw new UsageException($"--pinned-certificates {file} cannot be read: {unreadable.Message}");
        }
    }

    private void Tell(JoinToken token)
    {
        foreach (var (path, _) in _files)
        {
            context.Printer.Note($"wrote {path}");
        }

        context.Printer.Note(options.MakesIdentity
            ? "Apply primary-identity.yaml on the primary before its Bootstrap, and the rest in any order. Keep all but the file for the primary secret."
            : $"Apply {options.ClusterName}-primary.yaml on the primary and the rest on the member, in any order. Keep what the member gets secret.");
        if (!token.Public.IsPinned)
        {
            context.Printer.Note("The token names no key of the primary: the member takes the first primary that answers over verified https. --identity or --new-identity pins it.");
        }
    }

    private static string Yaml(Secret secret) => YamlText.Format(JsonSerializer.SerializeToNode(secret, CoreJsonContext.Default.Secret)!);

    private static string Yaml(ConfigMap config) => YamlText.Format(JsonSerializer.SerializeToNode(config, CoreJsonContext.Default.ConfigMap)!);
}
