namespace Tombolo.Browser.Tests.Browsers;

/// <summary>Where the browser is: <c>TOMBOLO_CHROMIUM</c>, which <c>eng/chromium</c> prints, else where Debian puts it.</summary>
internal static class ChromiumBinary
{
    private const string Variable = "TOMBOLO_CHROMIUM";

    /// <exception cref="FileNotFoundException">There is none; names the repair.</exception>
    public static string Find()
    {
        var path = Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } named ? named : "/usr/bin/chromium";
        return File.Exists(path)
            ? path
            : throw new FileNotFoundException($"no Chromium at {path}: run the tests by ./test, or set {Variable} to what eng/chromium prints");
    }
}
