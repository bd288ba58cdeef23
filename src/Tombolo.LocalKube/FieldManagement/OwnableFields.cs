using Tombolo.LocalKube.Resources;

namespace Tombolo.LocalKube.FieldManagement;

/// <summary>Which fields a write can own: a write to one of the object and its status cannot own fields of the other.</summary>
internal static class OwnableFields
{
    private static readonly FieldSet SystemFields = Paths(
        ["apiVersion"],
        ["kind"],
        ["metadata"],
        ["metadata", "name"],
        ["metadata", "namespace"],
        ["metadata", "creationTimestamp"],
        ["metadata", "selfLink"],
        ["metadata", "uid"],
        ["metadata", "clusterName"],
        ["metadata", "generation"],
        ["metadata", "managedFields"],
        ["metadata", "resourceVersion"]);

    /// <summary>Whether a write through <paramref name="subresource"/> reaches a field at the top.</summary>
    public static Func<PathElement, bool> Filter(ResourceDefinition resource, string subresource)
    {
        if (subresource == "status")
        {
            // The status of a custom resource leaves its metadata alone; that of built-in kinds takes it along.
            return resource.IsCustom
                ? element => element.Name == "status"
                : element => element.Name is "status" or "metadata";
        }

        return resource.HasStatus ? element => element.Name != "status" : _ => true;
    }

    /// <summary>The set without the fields that the API server itself keeps.</summary>
    public static FieldSet WithoutSystemFields(FieldSet fields) => fields.Difference(SystemFields);

    private static FieldSet Paths(params string[][] paths)
    {
        var set = new FieldSet();
        foreach (var path in paths)
        {
            set.Insert(Array.ConvertAll(path, PathElement.Field));
        }

        return set;
    }
}
