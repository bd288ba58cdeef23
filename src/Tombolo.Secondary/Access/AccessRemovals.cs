using Tombolo.Secondary.Apply.Copies;
using Tombolo.Secondary.Apply.Removing;

namespace Tombolo.Secondary.Access;

/// <summary>
/// Decides for what is granted and not bound any more. It goes, however much it is and whatever else cannot be read: the brake is there for configuration
/// that somebody may need back, and taking access back late would be a hole. For the same reason it goes while all copies are held because two clusters
/// answer under one identity. Only a binding that is there and refused holds what it granted.
/// </summary>
internal static class AccessRemovals
{
    /// <param name="hold">Owners whose copies stay.</param>
    /// <param name="granted">What is granted here and not wanted.</param>
    public static IEnumerable<KeyValuePair<CopyKey, RemovalVerdict>> Plan(IReadOnlySet<string> hold, IEnumerable<KeyValuePair<CopyKey, CopyMarks>> granted) =>
        granted.Select(copy => KeyValuePair.Create(copy.Key, copy.Value.Owners.Any(hold.Contains) ? RemovalVerdict.OnHold : RemovalVerdict.Allowed));
}
