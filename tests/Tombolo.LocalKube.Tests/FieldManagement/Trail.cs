using System.Text.Json.Nodes;
using Tombolo.LocalKube.Admission;
using Tombolo.LocalKube.Authentication;
using Tombolo.LocalKube.BuiltIn;
using Tombolo.LocalKube.FieldManagement;
using Tombolo.LocalKube.Http;
using Tombolo.LocalKube.Patching;
using Tombolo.LocalKube.Resources;
using Tombolo.LocalKube.Tests.Objects;

namespace Tombolo.LocalKube.Tests.FieldManagement;

/// <summary>One object and what is done to it, the way the verbs do it but without a server.</summary>
internal sealed class Trail(ResourceDefinition resource)
{
    private static readonly UserInfo User = new("tester", []);
    private readonly FieldManager _manager = new();
    private readonly ObjectAdmission _admission = new();
    private int _second;

    /// <summary>The object as it is stored; null before the first write.</summary>
    public JsonObject? Live { get; private set; }

    /// <summary>What has been refused last.</summary>
    public ApiStatus? Refusal { get; private set; }

    public Trail Apply(string manager, string body, bool force = false, string subresource = "") => Try(() =>
    {
        var configuration = TestResources.Make(resource, body);
        return _manager.Apply(new FieldApply(resource, Live, configuration, manager, force, subresource, Now()));
    });

    public Trail Update(string manager, string body, string subresource = "") => Try(() =>
    {
        var next = Prepared(TestResources.Make(resource, body));
        _manager.Update(new FieldUpdate(resource, Live, next, manager, subresource, Now()));
        return next;
    });

    public Trail Merge(string manager, string patch, string subresource = "") => Try(() =>
    {
        var next = Prepared(new Patcher().Patch(resource, PatchType.Merge, (JsonObject)Live!.DeepClone(), System.Text.Encoding.UTF8.GetBytes(patch)));
        _manager.Update(new FieldUpdate(resource, Live, next, manager, subresource, Now()));
        return next;
    });

    /// <summary>The entries as <c>manager operation[/subresource] fields</c>.</summary>
    public string[] Owners() => [.. (ManagedFieldList.Read(Live) ?? []).Select(entry =>
        $"{entry.Manager} {entry.Operation}{(entry.Subresource.Length > 0 ? "/" + entry.Subresource : "")} {entry.Fields.ToJson().ToJsonString(new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping })}")];

    /// <summary>A field at the top as JSON.</summary>
    public string Field(string name) => Live?[name]?.ToJsonString(new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }) ?? "";

    private JsonObject Prepared(JsonObject next)
    {
        _admission.Prepare(new AdmissionRequest(resource, Live is null ? AdmissionOperation.Create : AdmissionOperation.Update, next, Live, User));
        return next;
    }

    private Trail Try(Func<JsonObject> write)
    {
        Refusal = null;
        try
        {
            Live = Prepared(write());
        }
        catch (StatusException exception)
        {
            Refusal = exception.Status;
        }

        return this;
    }

    private DateTimeOffset Now() => DateTimeOffset.UnixEpoch.AddSeconds(_second++);
}
