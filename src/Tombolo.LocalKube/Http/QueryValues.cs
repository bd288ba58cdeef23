using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace Tombolo.LocalKube.Http;

/// <summary>Reads values of a query with the leniency and the words of apimachinery's conversion.</summary>
internal readonly struct QueryValues(IQueryCollection query)
{
    public string Text(string name) => query[name] is [{ } first, ..] ? first : "";

    /// <summary>Everything but "false" and "0" is true, even nothing (<c>Convert_Slice_string_To_bool</c>).</summary>
    public bool? Flag(string name) => query.TryGetValue(name, out var values) && values.Count > 0
        ? !(string.Equals(values[0], "false", StringComparison.OrdinalIgnoreCase) || values[0] == "0")
        : null;

    /// <exception cref="StatusException">400: it is no whole number.</exception>
    public long? Number(string name)
    {
        var text = Text(name);
        return text.Length == 0 ? null
            : long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number
            : throw new StatusException(Statuses.BadRequest($"strconv.ParseInt: parsing \"{text}\": invalid syntax"));
    }
}
