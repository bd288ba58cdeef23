using System.Text.RegularExpressions;
using Tombolo.LocalKube.Http;
using Tombolo.LocalKube.Schemas;

namespace Tombolo.LocalKube.BuiltIn;

/// <summary>Keys of Secrets and ConfigMaps (apimachinery <c>IsConfigMapKey</c>).</summary>
internal static partial class DataKeyRules
{
    private const string Hint =
        "a valid config key must consist of alphanumeric characters, '-', '_' or '.' (e.g. 'key.name',  or 'KEY_NAME',  or 'key-name', regex used for validation is '[-._a-zA-Z0-9]+')";

    public static void Validate(string key, string path, ICollection<StatusCause> causes)
    {
        if (key.Length > 253)
        {
            Refuse("must be no more than 253 characters");
        }

        if (!Key().IsMatch(key))
        {
            Refuse(Hint);
        }
        else if (key is "." or "..")
        {
            Refuse($"must not be '{key}'");
        }
        else if (key.StartsWith("..", StringComparison.Ordinal))
        {
            Refuse("must not start with '..'");
        }

        void Refuse(string fault) => causes.Add(FieldErrors.Invalid($"{path}[{key}]", key, fault));
    }

    [GeneratedRegex(@"^[-._a-zA-Z0-9]+\z", RegexOptions.CultureInvariant)]
    private static partial Regex Key();
}
