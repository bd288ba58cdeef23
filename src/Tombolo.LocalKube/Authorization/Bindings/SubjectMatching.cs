using Tombolo.LocalKube.Authentication;

namespace Tombolo.LocalKube.Authorization.Bindings;

/// <summary>Which subject of a binding, if any, a user is.</summary>
internal static class SubjectMatching
{
    /// <summary>The first subject that stands for <paramref name="user"/>, or null.</summary>
    public static RoleSubject? SubjectFor(this RoleBinding binding, UserInfo user)
    {
        foreach (var subject in binding.Subjects)
        {
            if (StandsFor(subject, user, binding.Namespace))
            {
                return subject;
            }
        }

        return null;
    }

    private static bool StandsFor(RoleSubject subject, UserInfo user, string bindingNamespace) => subject.Kind switch
    {
        SubjectKinds.User => subject.Name == user.Name,
        SubjectKinds.Group => user.Groups.Contains(subject.Name),
        SubjectKinds.ServiceAccount => (subject.Namespace.Length > 0 ? subject.Namespace : bindingNamespace) is { Length: > 0 } @namespace
            && ServiceAccountNames.IsUser(user.Name, @namespace, subject.Name),
        _ => false,
    };
}
