using System.Text.Json;

namespace Tombolo.Dashboard.Tests.Manager;

/// <summary>Who gets which answer from each endpoint of the manager, and what never leaves the server.</summary>
public sealed class AccessTests
{
    private static readonly string[] Users = ["nobody", "reader", "lister", "admin"];

    [Fact]
    public async Task EachRead_EachUser_AnswersByTheirOwnRights()
    {
        await using var fleet = await ManagerFleet.StartAsync();
        (string Path, int[] Expected)[] table =
        [
            ("summary", [403, 200, 200, 200]),
            ("clusters", [403, 200, 200, 200]),
            ("clusters/shop-lyon", [403, 200, 200, 200]),
            ("clusters/hub-paris", [403, 403, 200, 200]),
            ("clusters/none", [403, 403, 404, 404]),
            ("clusters/shop-lyon/disconnect-preview", [403, 200, 200, 200]),
            ("nodes", [403, 200, 200, 200]),
            ("profiles", [403, 403, 200, 200]),
            ("profiles/s3-eu", [403, 403, 200, 200]),
            ("profiles/s3-eu/delete-preview", [403, 403, 200, 200]),
            ("policies", [403, 403, 200, 200]),
            ("policies/nightly", [403, 403, 200, 200]),
            ("distributions", [403, 403, 200, 200]),
            ("distributions/baseline", [403, 403, 200, 200]),
            ("permissions", [403, 403, 200, 200]),
            ("permissions/roles", [403, 403, 200, 200]),
            ("join-tokens", [403, 403, 403, 200]),
            ("join-tokens/lab-token/commands", [403, 403, 403, 200]),
        ];

        var wrong = new List<string>();
        foreach (var (path, expected) in table)
        {
            for (var i = 0; i < Users.Length; i++)
            {
                var (status, body) = await fleet.CallAsync(Users[i], HttpMethod.Get, path);
                if (status != expected[i])
                {
                    wrong.Add($"{Users[i]} GET {path}: {status} instead of {expected[i]}: {body}");
                }

                var text = body.ToString();
                if (text.Contains(ManagerFleet.AccessKey, StringComparison.Ordinal) || text.Contains(ManagerFleet.SecretKey, StringComparison.Ordinal) || text.Contains("topsecret", StringComparison.Ordinal))
                {
                    wrong.Add($"{Users[i]} GET {path} tells a secret");
                }
            }
        }

        Assert.Empty(wrong);
        Assert.DoesNotContain(fleet.Dashboard.Log.Lines, line => line.Contains("topsecret", StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task EachChange_WithoutTheRight_NamesItAndChangesNothing()
    {
        await using var fleet = await ManagerFleet.StartAsync();
        (HttpMethod Method, string Path, string? Body, string Right)[] table =
        [
            (HttpMethod.Patch, "clusters/shop-lyon", """{"labels":{"a":"b"}}""", "patch clusters.dist.kio.kasten.io"),
            (HttpMethod.Post, "clusters/shop-lyon/force-sync", null, "patch clusters.dist.kio.kasten.io"),
            (HttpMethod.Post, "clusters/shop-lyon/disconnect", """{"confirm":"shop-lyon"}""", "delete clusters.dist.kio.kasten.io"),
            (HttpMethod.Post, "profiles", """{"name":"x","settings":{"provider":"FileStore","claimName":"c"}}""", "create profiles.config.kio.kasten.io"),
            (HttpMethod.Put, "profiles/s3-eu", """{"settings":{"provider":"FileStore","claimName":"c"}}""", "update profiles.config.kio.kasten.io"),
            (HttpMethod.Delete, "profiles/s3-eu", null, "delete profiles.config.kio.kasten.io"),
            (HttpMethod.Post, "policies", """{"name":"x","settings":{"frequency":"@daily","actions":[{"action":"backup"}]}}""", "create policies.config.kio.kasten.io"),
            (HttpMethod.Delete, "policies/nightly", null, "delete policies.config.kio.kasten.io"),
            (HttpMethod.Post, "distributions", """{"name":"x","clusters":[],"sources":[{"kind":"Profile","name":"s3-eu"}]}""", "create distributions.dist.kio.kasten.io"),
            (HttpMethod.Post, "distributions/baseline/pause", "{}", "patch distributions.dist.kio.kasten.io"),
            (HttpMethod.Post, "distributions/baseline/force-sync", null, "patch distributions.dist.kio.kasten.io"),
            (HttpMethod.Delete, "distributions/baseline", null, "delete distributions.dist.kio.kasten.io"),
            (HttpMethod.Post, "permissions", """{"name":"x","role":"k10-multi-cluster-admin","clusters":[{"selector":""}],"subjects":[{"kind":"User","name":"u"}]}""", "create k10clusterrolebindings.auth.kio.kasten.io"),
            (HttpMethod.Delete, "permissions/eu", null, "delete k10clusterrolebindings.auth.kio.kasten.io"),
            (HttpMethod.Post, "join-tokens", """{"name":"x"}""", "create secrets"),
            (HttpMethod.Delete, "join-tokens/lab-token", null, "get secrets"),
            (HttpMethod.Post, "join-tokens/lab-token/show", null, "get secrets"),
        ];

        var wrong = new List<string>();
        foreach (var (method, path, body, right) in table)
        {
            var (status, answer) = await fleet.CallAsync("lister", method, path, body);
            var detail = answer.ValueKind == JsonValueKind.Object ? answer.GetProperty("detail").GetString()! : "";
            if (status != 403 || !detail.Contains($"lister may not {right}", StringComparison.Ordinal) || !detail.Contains("kubectl create rolebinding", StringComparison.Ordinal))
            {
                wrong.Add($"{method} {path}: {status} {answer}");
            }
        }

        Assert.Empty(wrong);
        var (_, shown) = await fleet.CallAsync("admin", HttpMethod.Post, "join-tokens/lab-token/show");
        Assert.Equal(ManagerFleet.TokenText, shown.GetProperty("token").GetString());
        Assert.Equal(table.Length, fleet.Dashboard.Log.Lines.Count(line => line.StartsWith("Audit: lister", StringComparison.Ordinal) && line.Contains("403", StringComparison.Ordinal)));
    }
}
