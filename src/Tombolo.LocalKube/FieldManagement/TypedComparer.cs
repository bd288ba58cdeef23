using System.Runtime.InteropServices;
using System.Text.Json.Nodes;
using Tombolo.LocalKube.Values;

namespace Tombolo.LocalKube.FieldManagement;

/// <summary>Finds which fields two objects differ in, down to the smallest parts that can be owned.</summary>
internal sealed class TypedComparer
{
    private readonly Comparison _result = new();
    private readonly List<PathElement> _path = [];

    private TypedComparer()
    {
    }

    /// <summary>What happened from <paramref name="before"/> to <paramref name="after"/>; null for an object that is not there.</summary>
    public static Comparison Compare(JsonObject? before, JsonObject after, MergeType type)
    {
        var comparer = new TypedComparer();
        comparer.Visit(before is null ? Slot.Of(null) : Slot.Of(before), Slot.Of(after), type);
        return comparer._result;
    }

    private void Visit(Slot left, Slot right, MergeType type)
    {
        var (leftType, rightType) = (type.For(left.Value), type.For(right.Value));
        bool isLeaf;
        if (!right.IsPresent)
        {
            isLeaf = VisitAs(left, right, leftType);
        }
        else if (!left.IsPresent || leftType.Shape == rightType.Shape)
        {
            isLeaf = VisitAs(left, right, rightType);
        }
        else
        {
            VisitAs(left, right, leftType);
            isLeaf = VisitAs(left, right, rightType);
        }

        if (!isLeaf && !left.IsPresent)
        {
            Insert(_result.Added);
        }
        else if (!isLeaf && !right.IsPresent)
        {
            Insert(_result.Removed);
        }
    }

    // Whether the values were compared as a whole.
    private bool VisitAs(Slot left, Slot right, MergeType type)
    {
        switch (type.Shape)
        {
            case MergeShape.Map when !type.IsAtomic && (left.Map is { Count: > 0 } || right.Map is { Count: > 0 }):
                VisitFields(left.Map, right.Map, type);
                return false;
            case MergeShape.List when type.ListType != Schemas.ListType.Atomic && (left.List is { Count: > 0 } || right.List is { Count: > 0 }):
                VisitItems(ListItems.Of(type, left.List), ListItems.Of(type, right.List), type);
                return false;
            default:
                VisitLeaf(left, right);
                return true;
        }
    }

    private void VisitLeaf(Slot left, Slot right)
    {
        if (!left.IsPresent)
        {
            Insert(_result.Added);
        }
        else if (!right.IsPresent)
        {
            Insert(_result.Removed);
        }
        else if (!JsonValues.Equal(left.Value, right.Value))
        {
            Insert(_result.Modified);
        }
    }

    private void VisitFields(JsonObject? left, JsonObject? right, MergeType type)
    {
        foreach (var (name, value) in left ?? [])
        {
            Descend(PathElement.Field(name), Slot.Of(value), Slot.Field(right, name), type.TypeOf(name));
        }

        foreach (var (name, value) in right ?? [])
        {
            if (left is null || !left.ContainsKey(name))
            {
                Descend(PathElement.Field(name), Slot.Nothing, Slot.Of(value), type.TypeOf(name));
            }
        }
    }

    private void VisitItems(ListItems left, ListItems right, MergeType type)
    {
        foreach (var element in left.Order)
        {
            Descend(element, left.Get(element), right.Get(element), type.TypeOf(element));
        }

        foreach (var element in right.Order)
        {
            if (!left.Has(element))
            {
                Descend(element, Slot.Nothing, right.Get(element), type.TypeOf(element));
            }
        }
    }

    private void Descend(PathElement element, Slot left, Slot right, MergeType type)
    {
        _path.Add(element);
        Visit(left, right, type);
        _path.RemoveAt(_path.Count - 1);
    }

    private void Insert(FieldSet set) => set.Insert(CollectionsMarshal.AsSpan(_path));
}
