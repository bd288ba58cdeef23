using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Tombolo.Testing.Fleets;

namespace Tombolo.EndToEnd.Tests.Reach;

/// <summary>Somebody who has signed in to the pages of a server, by the cookie alone.</summary>
internal sealed partial class SignedIn : IDisposable
{
    private readonly HttpClient _http;
    private readonly string _cookie;
    private readonly string _csrf;

    private SignedIn(HttpClient http, string cookie, string csrf) => (_http, _cookie, _csrf) = (http, cookie, csrf);

    /// <param name="server">URL of the server, with path base.</param>
    /// <param name="kubeconfig">Whose token signs in.</param>
    public static async Task<SignedIn> SignInAsync(Fleet fleet, Uri server, string kubeconfig, CancellationToken cancellationToken)
    {
        var http = fleet.CreateHttpClient();
        http.BaseAddress = new Uri(server.AbsoluteUri.TrimEnd('/') + "/mc/v1/");
        var token = Token().Match(await File.ReadAllTextAsync(kubeconfig, cancellationToken)).Groups["token"].Value;
        using var content = new StringContent($$"""{"token":"{{token}}"}""", Encoding.UTF8, "application/json");
        using var answer = await http.PostAsync(new Uri("auth/sign-in", UriKind.Relative), content, cancellationToken);
        var body = await answer.Content.ReadAsStringAsync(cancellationToken);
        Assert.True(answer.IsSuccessStatusCode, body);
        var cookies = answer.Headers.GetValues("Set-Cookie").Select(cookie => cookie.Split(';')[0]);
        return new SignedIn(http, string.Join("; ", cookies), JsonDocument.Parse(body).RootElement.GetProperty("csrfToken").GetString()!);
    }

    public async Task<(int Status, JsonElement Body)> SendAsync(HttpMethod method, string path, string? json, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(method, path);
        request.Headers.Add("Cookie", _cookie);
        request.Headers.Add("X-Tombolo-Csrf", _csrf);
        if (json is not null)
        {
            request.Content = new StringContent(json, Encoding.UTF8, MediaTypeHeaderValue.Parse("application/json"));
        }

        using var answer = await _http.SendAsync(request, cancellationToken);
        var body = await answer.Content.ReadAsStringAsync(cancellationToken);
        return ((int)answer.StatusCode, body.Length > 0 ? JsonDocument.Parse(body).RootElement : default);
    }

    public Task<(int Status, JsonElement Body)> GetAsync(string path, CancellationToken cancellationToken) => SendAsync(HttpMethod.Get, path, json: null, cancellationToken);

    public void Dispose() => _http.Dispose();

    [GeneratedRegex("token\"?: \"?(?<token>[^\\s\"]+)", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Token();
}
