using System.Text.Json.Nodes;
using Tombolo.LocalKube.Http;

namespace Tombolo.LocalKube.FieldManagement;

/// <summary>Keeps <c>metadata.managedFields</c>, and merges what is applied.</summary>
internal interface IFieldManager
{
    /// <summary>Sets managedFields of the new object in place. A write that changes nothing leaves them as they were.</summary>
    void Update(FieldUpdate update);

    /// <summary>The live object with the configuration merged in and managedFields set; not yet defaulted or validated.</summary>
    /// <exception cref="StatusException">409 when others own a field and it is not forced; 400 for a configuration that cannot be applied.</exception>
    JsonObject Apply(FieldApply apply);
}
