using System.Collections.Concurrent;
using System.Text;
using System.Text.Json.Nodes;
using Tombolo.Api.Resources;
using Tombolo.Cli.Output;
using Tombolo.Kubernetes.Client;
using Tombolo.Kubernetes.Objects;
using Tombolo.Testing.InMemory;
using Tombolo.Testing.Time;

namespace Tombolo.Cli.Tests.Harness;

/// <summary>Runs command lines in this process against an API in memory.</summary>
public abstract class CommandTest
{
    internal static readonly ResourceKey StatusKey = new("kasten-io", "mc-join-status");

    private protected CommandTest()
    {
        Api = new InMemoryKubernetes(Time, "kasten-io");
        Connector = new InMemoryConnector(Api);
    }

    private protected ManualTimeProvider Time { get; } = new();

    private protected InMemoryKubernetes Api { get; }

    private protected InMemoryConnector Connector { get; }

    /// <summary>What standard input holds.</summary>
    private protected string Input { get; set; } = "";

    private protected Terminal Terminal { get; set; } = Terminal.None;

    private protected ConcurrentDictionary<string, string> Environment { get; } = new(StringComparer.Ordinal);

    private protected static CancellationToken Stop => TestContext.Current.CancellationToken;

    private protected Task<CommandResult> RunAsync(params string[] arguments) => RunAsync(Stop, arguments);

    private protected async Task<CommandResult> RunAsync(CancellationToken cancellationToken, params string[] arguments)
    {
        var (output, error) = (new StringWriter(), new StringWriter());
        var (safeOutput, safeError) = (TextWriter.Synchronized(output), TextWriter.Synchronized(error));
        var context = new CommandContext
        {
            In = new StringReader(Input),
            Printer = new Printer(safeOutput, safeError, Terminal, Time),
            Time = Time,
            Environment = name => Environment.GetValueOrDefault(name),
            Connector = Connector,
        };
        var exitCode = await Application.RunAsync(arguments, context, cancellationToken);
        return new CommandResult(exitCode, output.ToString(), error.ToString());
    }

    /// <summary>Runs a command that is to end by its time-out: moves the clock once it waits.</summary>
    private protected async Task<CommandResult> RunUntilTimeoutAsync(TimeSpan timeout, params string[] arguments)
    {
        var command = RunAsync(arguments);
        await Testing.Waiting.Eventually.TrueAsync(() => Task.FromResult(Time.ScheduledTimers > 0 || command.IsCompleted));
        Time.Advance(timeout);
        return await command;
    }

    /// <summary>Creates an object with its status.</summary>
    private protected async Task<KubernetesObject> CreateAsync(ResourceType type, string @namespace, string json)
    {
        var created = (await Api.CreateAsync(type, type.Namespaced ? @namespace : null, Encoding.UTF8.GetBytes(json), WriteOptions.Default, Stop)).Value;
        if (JsonNode.Parse(json)!["status"] is { } status)
        {
            await PatchAsync(type, created.Key, new JsonObject { ["status"] = status.DeepClone() }.ToJsonString(), isStatus: true);
        }

        return created;
    }

    /// <summary>Creates a Secret with values of text.</summary>
    private protected Task CreateSecretAsync(string @namespace, string name, string? type, params IEnumerable<(string Key, string Value)> data) => CreateAsync(
        KnownResources.Secret,
        @namespace,
        new JsonObject
        {
            ["metadata"] = new JsonObject { ["name"] = name },
            ["type"] = type,
            ["data"] = new JsonObject(data.Select(entry => new KeyValuePair<string, JsonNode?>(entry.Key, Base64(entry.Value)))),
        }.ToJsonString());

    private protected async Task PatchAsync(ResourceType type, ResourceKey key, string json, bool isStatus = false) =>
        _ = (await Api.PatchAsync(type, key, PatchKind.Merge, Encoding.UTF8.GetBytes(json), isStatus ? WriteOptions.Status : WriteOptions.Default, Stop)).Value;

    /// <summary>The object, or null.</summary>
    private protected async Task<JsonNode?> FindAsync(ResourceType type, string @namespace, string name)
    {
        var found = await Api.GetAsync(type, new ResourceKey(@namespace, name), Stop);
        return found.IsSuccess ? JsonNode.Parse(found.Value.Json.Span) : null;
    }

    /// <summary>Does what a server would do as soon as an object is written, once.</summary>
    private protected void AfterWriteOf(ResourceType type, string name, Func<Task> act)
    {
        var isDone = 0;
        Api.AfterWrite += request =>
        {
            if (request.Type == type && request.Key.Name == name && Interlocked.Exchange(ref isDone, 1) == 0)
            {
                // The API in memory answers at once.
                Assert.True(act().IsCompletedSuccessfully);
            }
        };
    }

    private protected static string Base64(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text));
}
