using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;

namespace Tombolo.Dashboard.Tests.Hosting;

/// <summary>What a page of the dashboard does: keeps cookies, sends the CSRF token, reads JSON.</summary>
internal sealed class Browser : IDisposable
{
    private readonly CookieContainer _cookies;
    private readonly HttpClient _http;

    public Browser(TestDashboard dashboard, CookieContainer? cookies = null)
    {
        _cookies = cookies ?? new CookieContainer();
        _http = new HttpClient(new SocketsHttpHandler { CookieContainer = _cookies, AllowAutoRedirect = false }) { BaseAddress = new Uri(dashboard.Url, "mc/v1/") };
    }

    public CookieContainer Cookies => _cookies;

    public string? CsrfToken { get; set; }

    /// <summary>The host and port by which the browser reaches an ingress before the server; null when there is none.</summary>
    public string? ForwardedHost { get; init; }

    /// <summary>Signs in and keeps the CSRF token.</summary>
    public async Task<JsonElement> SignInAsync(string token)
    {
        using var response = await SendAsync(HttpMethod.Post, "auth/sign-in", $$"""{"token":"{{token}}"}""");
        Assert.True(response.IsSuccessStatusCode, await response.Content.ReadAsStringAsync());
        var me = await ReadAsync(response);
        CsrfToken = me.GetProperty("csrfToken").GetString();
        return me;
    }

    public async Task<JsonElement> GetAsync(string path)
    {
        using var response = await SendAsync(HttpMethod.Get, path);
        Assert.True(response.IsSuccessStatusCode, $"{path}: {(int)response.StatusCode} {await response.Content.ReadAsStringAsync()}");
        return await ReadAsync(response);
    }

    public Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, string? json = null, params ReadOnlySpan<(string Name, string Value)> headers)
    {
        var request = new HttpRequestMessage(method, path);
        if (json is not null)
        {
            request.Content = new StringContent(json, Encoding.UTF8, "application/json");
        }

        if (CsrfToken is not null)
        {
            request.Headers.Add("X-Tombolo-Csrf", CsrfToken);
        }

        if (ForwardedHost is not null)
        {
            request.Headers.Add("X-Forwarded-Host", ForwardedHost);
        }

        foreach (var (name, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        return _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
    }

    public static Task<JsonElement> ReadAsync(HttpResponseMessage response) => response.Content.ReadFromJsonAsync<JsonElement>();

    public void Dispose() => _http.Dispose();
}
