using System.Text.RegularExpressions;
using Tombolo.LocalKube.Http;
using Tombolo.LocalKube.Schemas;
using Tombolo.LocalKube.Values;

namespace Tombolo.LocalKube.BuiltIn;

/// <summary>Keys of Secrets and ConfigMaps (apimachinery <c>IsConfigMapKey</c>).</summary>
internal static class DataKeyRules
{
    private static readonly Regex Key = LinearRegex.Create(@"^[-._a-zA-Z0-9]+\z");

    private const string Hint =
        "a valid config key must consist of alphanumeric characters, '-', '_' or '.' (e.g. 'key.name',  or 'KEY_NAME',  or 'key-name', regex used for validation is '[-._a-zA-Z0-9]+')";

    public static void Validate(string key, string path, ICollection<StatusCause> causes)
    {
        if (key.Length > 253)
        {
            Refuse("must be no more than 253 characters");
        }

        if (!Key.IsMatch(key))
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
}
