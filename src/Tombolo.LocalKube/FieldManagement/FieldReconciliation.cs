using System.Runtime.InteropServices;
using System.Text.Json.Nodes;

namespace Tombolo.LocalKube.FieldManagement;

/// <summary>
/// Brings the fields of owners in line with the schema: who owns a map or list as a whole that is now merged by its parts owns all of its
/// parts, and the other way round
/// (https://kubernetes.io/docs/reference/using-api/server-side-apply/#compatibility-across-topology-changes).
/// </summary>
internal sealed class FieldReconciliation
{
    private readonly FieldSet _live;
    private readonly FieldSet _toRemove = new();
    private readonly FieldSet _toAdd = new();
    private readonly List<PathElement> _path = [];

    private FieldReconciliation(FieldSet live) => _live = live;

    /// <summary>The entries as the schema has them; of an object that does not exist they stay as they are.</summary>
    public static List<ManagedEntry> Reconcile(List<ManagedEntry> entries, JsonObject? live, MergeType type)
    {
        // Nothing was ever declared about fields that are all deduced from their values.
        if (live is null || entries.Count == 0 || (type.Element is not null && type.Fields.Count <= 3))
        {
            return entries;
        }

        var fields = TypedFields.Of(live, type);
        return entries.ConvertAll(entry => entry with { Fields = Reconcile(entry.Fields, fields, type) });
    }

    private static FieldSet Reconcile(FieldSet fields, FieldSet live, MergeType type)
    {
        var reconciliation = new FieldReconciliation(live);
        reconciliation.Visit(fields, type, isWhole: false);
        return reconciliation._toAdd.IsEmpty ? fields : fields.RecursiveDifference(reconciliation._toRemove).Union(reconciliation._toAdd);
    }

    private void Visit(FieldSet below, MergeType type, bool isWhole)
    {
        // Open types are taken for maps: their values are not looked at.
        var actual = type.For(null);
        if (actual.Shape == MergeShape.Scalar)
        {
            return;
        }

        var isAtomic = actual.Shape == MergeShape.Map ? actual.IsAtomic : actual.ListType == Schemas.ListType.Atomic;
        if (isAtomic)
        {
            if (!isWhole && !below.IsEmpty)
            {
                _toRemove.Insert(CollectionsMarshal.AsSpan(_path));
                _toAdd.Insert(CollectionsMarshal.AsSpan(_path));
            }

            return;
        }

        if (isWhole)
        {
            AddParts();
        }

        foreach (var (element, node) in below.Nodes())
        {
            _path.Add(element);
            Visit(node.Children, actual.TypeOf(element), node.IsMember && node.Children.IsEmpty);
            _path.RemoveAt(_path.Count - 1);
        }
    }

    private void AddParts()
    {
        _toAdd.Insert(CollectionsMarshal.AsSpan(_path));
        var parts = _path.Aggregate(_live, (set, element) => set.Below(element));
        foreach (var part in parts.Paths())
        {
            _toAdd.Insert([.. _path, .. part]);
        }
    }
}
