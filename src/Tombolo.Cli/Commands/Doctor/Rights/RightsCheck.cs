namespace Tombolo.Cli.Commands.Doctor.Rights;

/// <summary>Judges reviews of rights.</summary>
internal static class RightsCheck
{
    private const int MostObjects = 6;

    public static Finding Own(AccessReview review, string user) => review switch
    {
        { Refusal: { } refusal } => Finding.Skip(CheckNames.OwnRights, $"not checked: {refusal}"),
        { Missing.Count: 0 } => Finding.Ok(CheckNames.OwnRights, $"{user} may do all that is needed"),
        _ => Finding.Fail(CheckNames.OwnRights, $"{user} may not {Describe(review.Missing)}", "ask an administrator for these rights, or choose another --context"),
    };

    /// <param name="account">Namespace and name of the ServiceAccount.</param>
    public static Finding Server(AccessReview review, string account) => review switch
    {
        { Refusal: { } refusal } => Finding.Skip(CheckNames.ServerRights, $"not checked, since you may not ask what others may do: {refusal}"),
        { Missing.Count: 0 } => Finding.Ok(CheckNames.ServerRights, $"ServiceAccount {account} has all {review.Checked} rights of the manifests"),
        _ => Finding.Fail(
            CheckNames.ServerRights,
            $"ServiceAccount {account} may not {Describe(review.Missing)}",
            "install the rights of this release: tombolo manifests rbac | kubectl apply -f - (with its --namespace, --release and --service-account)"),
    };

    private static string Describe(IReadOnlyList<Access> missing)
    {
        var objects = missing.GroupBy(access => access.Object, access => access.Verb, StringComparer.Ordinal).Select(verbs => $"{string.Join(", ", verbs)} {verbs.Key}").ToList();
        var shown = string.Join("; ", objects.Take(MostObjects));
        return objects.Count <= MostObjects ? shown : $"{shown}; and {objects.Count - MostObjects} more";
    }
}
