namespace Tombolo.Secondary.Apply.Drift;

/// <summary>Which fields hold credentials, so that their values are shown as digests only: all data of Secrets, and what is named like one.</summary>
internal static class SensitiveFields
{
    private static readonly string[] Endings = ["receivestring", "password", "passphrase", "token", "secretkey", "accesskey", "privatekey"];

    /// <summary>True when text in a field of that name is a credential.</summary>
    public static bool IsSensitive(string name)
    {
        foreach (var ending in Endings)
        {
            if (name.EndsWith(ending, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }
}
