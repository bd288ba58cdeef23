using System.Globalization;
using System.Text.Json.Nodes;
using Tombolo.LocalKube.BuiltIn;
using Tombolo.LocalKube.Http;
using Tombolo.LocalKube.Resources;
using Tombolo.LocalKube.Values;

namespace Tombolo.LocalKube.FieldManagement;

/// <summary>
/// Field management as the API server does it
/// (https://kubernetes.io/docs/reference/using-api/server-side-apply/). Where 1.20 and today's release differ it is today's.
/// </summary>
internal sealed class FieldManager : IFieldManager
{
    private const string BeforeFirstApply = "before-first-apply";

    /// <inheritdoc/>
    public void Update(FieldUpdate update)
    {
        var type = TypeOf(update.Resource);
        if (update.Subresource.Length == 0 && ManagedFieldList.IsReset(update.Object))
        {
            // Whoever asks for it gets rid of all owners, and nobody becomes one.
            ManagedFieldList.Write(update.Object, []);
            return;
        }

        var entries = FieldReconciliation.Reconcile(EntriesOf(update), update.OldObject, type);
        if (entries.Count == 0 && update.OldObject is not null)
        {
            // Owners of an object without any are found out when it is first applied to.
            ManagedFieldList.Write(update.Object, []);
            return;
        }

        var writer = Writer(update.Resource, update.Manager, ManagedEntry.Update, update.Subresource);
        var result = FieldOwnership.Update(
            update.OldObject, update.Object, type, entries, writer, OwnableFields.Filter(update.Resource, update.Subresource), Stamp(update.Time));
        ManagedFieldList.Write(update.Object, ManagerCap.Limit(result));
    }

    /// <inheritdoc/>
    public JsonObject Apply(FieldApply apply)
    {
        Check(apply);
        var type = TypeOf(apply.Resource);
        TypedShapes.Check(apply.Configuration, type, apply.Resource);
        AppliedNulls.Check(apply);
        var live = WithoutManagedFields(apply.Live);
        var entries = FieldReconciliation.Reconcile(ManagedFieldList.Read(apply.Live) ?? [], live, type);
        var filter = OwnableFields.Filter(apply.Resource, apply.Subresource);
        if (entries.Count == 0 && apply.Live is not null)
        {
            var before = Writer(apply.Resource, BeforeFirstApply, ManagedEntry.Update, "");
            entries = FieldOwnership.Update(null, live, type, entries, before, filter, Stamp(apply.Time));
        }

        var applier = Writer(apply.Resource, apply.Manager, ManagedEntry.Apply, apply.Subresource);
        var last = entries.Find(applier.IsSameAs)?.Fields;
        applier = applier with { Fields = TypedFields.Of(apply.Configuration, type).Where(filter), Time = Stamp(apply.Time) };
        entries.RemoveAll(applier.IsSameAs);
        entries.Add(applier);

        var merged = FieldOwnership.Prune(TypedMerger.Merge(live, apply.Configuration, type), type, entries, last);
        var comparison = TypedComparer.Compare(live, merged, type).Where(filter);
        var conflicts = FieldOwnership.Conflicts(entries, comparison, applier);
        if (conflicts.Count > 0 && !apply.Force)
        {
            Refuse(conflicts, apply, live, type);
        }

        entries = FieldOwnership.Release(entries, comparison, applier);
        entries = [.. entries.Select(entry => applier.IsSameAs(entry) ? entry with { Fields = OwnableFields.WithoutSystemFields(entry.Fields) } : entry)];
        ManagedFieldList.Write(merged, [.. entries.Where(entry => !entry.Fields.IsEmpty)]);
        if (apply.Manager == LastApplied.Manager)
        {
            LastApplied.Refresh(merged, apply.Configuration);
        }

        // An apply that changes no more than times is none.
        return apply.Live is not null && ManagedFieldList.EqualButTimes(merged, apply.Live) ? (JsonObject)apply.Live.DeepClone() : merged;
    }

    private static void Check(FieldApply apply)
    {
        var version = JsonValues.Text(apply.Configuration, "apiVersion");
        if (version != apply.Resource.ApiVersion)
        {
            throw new StatusException(Statuses.BadRequest(
                $"Incorrect version specified in apply patch. Specified patch version: {version}, expected: {apply.Resource.ApiVersion}"));
        }

        if (apply.Configuration["metadata"] is JsonObject metadata && metadata["managedFields"] is not null)
        {
            throw new StatusException(Statuses.BadRequest("metadata.managedFields must be nil"));
        }
    }

    private static void Refuse(List<FieldConflict> conflicts, FieldApply apply, JsonObject live, MergeType type)
    {
        if (apply.Manager == LastApplied.Manager && LastApplied.UnchangedFields(live, type, apply.Resource.ApiVersion) is { } own)
        {
            conflicts.RemoveAll(conflict => own.Has(conflict.Path));
        }

        if (conflicts.Count > 0)
        {
            throw new StatusException(ApplyConflicts.Describe(conflicts));
        }
    }

    // A client that knows nothing of managedFields must not delete them by an update.
    private static List<ManagedEntry> EntriesOf(FieldUpdate update)
    {
        var sent = update.Subresource.Length == 0 ? ManagedFieldList.Read(update.Object) : null;
        return sent is { Count: > 0 } ? sent : ManagedFieldList.Read(update.OldObject) ?? [];
    }

    private static ManagedEntry Writer(ResourceDefinition resource, string manager, string operation, string subresource) =>
        new() { Manager = manager, Operation = operation, ApiVersion = resource.ApiVersion, Subresource = subresource };

    private static JsonObject WithoutManagedFields(JsonObject? live)
    {
        var copy = live is null ? [] : (JsonObject)live.DeepClone();
        (copy["metadata"] as JsonObject)?.Remove("managedFields");
        return copy;
    }

    private static string Stamp(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    private static MergeType TypeOf(ResourceDefinition resource) => MergeTypes.ForObject(ResourceSchemas.Of(resource));
}
