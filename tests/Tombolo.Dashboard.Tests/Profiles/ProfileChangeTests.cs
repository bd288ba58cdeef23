using System.Text;
using Tombolo.Api.Resources;
using Tombolo.Dashboard.Tests.Manager;

namespace Tombolo.Dashboard.Tests.Profiles;

/// <summary>Global Profiles with their credentials, which go in and never come out.</summary>
public sealed class ProfileChangeTests
{
    private const string NewProfile = """
        {"name":"s3-us","settings":{"provider":"S3Compatible","bucket":"backups","endpoint":"https://s3.us.example.org","protectionPeriod":"720h"},
         "credentials":{"accessKey":"AKIANEW","secretKey":"verysecretnew"}}
        """;

    [Fact]
    public async Task Create_WithCredentials_MakesBothAndTellsNone()
    {
        await using var fleet = await ManagerFleet.StartAsync();

        var (validStatus, validation) = await fleet.CallAsync("admin", HttpMethod.Post, "profiles/validate", NewProfile);
        Assert.True((await fleet.Admin.GetAsync(KnownResources.Profile, new ResourceKey("kasten-io-mc", "s3-us"), default)).IsNotFound);
        var (status, created) = await fleet.CallAsync("admin", HttpMethod.Post, "profiles", NewProfile);

        Assert.True(validStatus == 200 && validation.GetProperty("valid").GetBoolean(), validation.ToString());
        Assert.True(status == 201, created.ToString());
        Assert.DoesNotContain("verysecretnew", created.ToString() + validation, StringComparison.Ordinal);
        Assert.DoesNotContain(fleet.Dashboard.Log.Lines, line => line.Contains("verysecretnew", StringComparison.Ordinal));
        var secret = await fleet.ReadAsync(KnownResources.Secret, "s3-us-credentials");
        Assert.Equal("verysecretnew", Encoding.UTF8.GetString(secret.GetProperty("data").GetProperty("aws_secret_access_key").GetBytesFromBase64()));
        Assert.Equal("secrets.kanister.io/aws", secret.GetProperty("type").GetString());
        var spec = (await fleet.ReadAsync(KnownResources.Profile, "s3-us")).GetProperty("spec").GetProperty("locationSpec");
        Assert.Equal("s3-us-credentials", spec.GetProperty("credential").GetProperty("secret").GetProperty("name").GetString());
        Assert.Equal("720h", spec.GetProperty("objectStore").GetProperty("protectionPeriod").GetString());
    }

    [Fact]
    public async Task Create_NameTaken_LeavesNoSecretBehind()
    {
        await using var fleet = await ManagerFleet.StartAsync();
        var (status, _) = await fleet.CallAsync(
            "admin", HttpMethod.Post, "profiles", NewProfile.Replace("\"s3-us\"", "\"s3-eu\",\"secretName\":\"other\"", StringComparison.Ordinal));
        Assert.Equal(409, status);
        Assert.True((await fleet.Admin.GetAsync(KnownResources.Secret, new ResourceKey("kasten-io-mc", "other"), default)).IsNotFound);
    }

    [Fact]
    public async Task Change_FormOfAnExistingOne_KeepsUnknownFieldsAndCredentials()
    {
        await using var fleet = await ManagerFleet.StartAsync();
        var before = (await fleet.GetAsync("profiles")).GetProperty("items")[0];
        Assert.Equal("baseline", before.GetProperty("distributions")[0].GetProperty("name").GetString());
        Assert.Equal("Policy/nightly", before.GetProperty("distributions")[0].GetProperty("because").GetString());

        var settings = before.GetProperty("settings").GetRawText().Replace("eu-west-3", "eu-west-1", StringComparison.Ordinal);
        var (status, changed) = await fleet.CallAsync(
            "admin", HttpMethod.Put, "profiles/s3-eu", $$"""{"settings":{{settings}},"credentials":{"accessKey":"AKIA2","secretKey":"rotated"},"resourceVersion":"{{before.GetProperty("resourceVersion").GetString()}}"}""");

        Assert.True(status == 200, changed.ToString());
        var location = (await fleet.ReadAsync(KnownResources.Profile, "s3-eu")).GetProperty("spec").GetProperty("locationSpec");
        Assert.Equal("eu-west-1", location.GetProperty("objectStore").GetProperty("region").GetString());
        Assert.Equal("kept", location.GetProperty("objectStore").GetProperty("newField").GetString());
        Assert.Equal("s3-eu-credentials", location.GetProperty("credential").GetProperty("secret").GetProperty("name").GetString());
        var data = (await fleet.ReadAsync(KnownResources.Secret, "s3-eu-credentials")).GetProperty("data");
        Assert.Equal("rotated", Encoding.UTF8.GetString(data.GetProperty("aws_secret_access_key").GetBytesFromBase64()));
    }

    [Fact]
    public async Task Delete_ItsOwnSecret_GoesWithIt()
    {
        await using var fleet = await ManagerFleet.StartAsync();
        var (status, _) = await fleet.CallAsync("admin", HttpMethod.Delete, "profiles/s3-eu");
        Assert.Equal(204, status);
        Assert.True((await fleet.Admin.GetAsync(KnownResources.Secret, new ResourceKey("kasten-io-mc", "s3-eu-credentials"), default)).IsNotFound);
    }

    [Theory]
    [InlineData("""{"name":"a","settings":{"provider":"S3Compatible"}}""", "settings.bucket settings.endpoint credentials.accessKey credentials.secretKey")]
    [InlineData("""{"name":"A b","settings":{"provider":"AwsS3","bucket":"b"},"secretName":"k10-x"}""", "name secretName settings.region")]
    [InlineData("""{"name":"a","settings":{"provider":"Azure","bucket":"b"},"credentials":{}}""", "credentials.storageAccount credentials.storageKey")]
    [InlineData("""{"name":"a","settings":{"provider":"Gcs","bucket":"b"},"credentials":{"projectId":"p","serviceAccountKey":"no json"}}""", "credentials.serviceAccountKey")]
    [InlineData("""{"name":"a","settings":{"provider":"FileStore"}}""", "settings.claimName")]
    [InlineData("""{"name":"a","settings":{"provider":"Vbr","serverPort":0,"protectionPeriod":"30 days"},"credentials":{"user":"u","password":"p"}}""", "settings.serverAddress settings.repositoryName settings.serverPort settings.protectionPeriod")]
    [InlineData("""{"name":"a","settings":{"provider":"Tape"}}""", "settings.provider")]
    [InlineData("""{"name":"a"}""", "settings.provider")]
    public async Task Validate_BadForms_NameEveryFault(string form, string expected)
    {
        await using var fleet = await ManagerFleet.StartAsync(seed: false);
        var (status, answer) = await fleet.CallAsync("admin", HttpMethod.Post, "profiles/validate", form);
        Assert.Equal(200, status);
        Assert.False(answer.GetProperty("valid").GetBoolean());
        Assert.Equal(expected, string.Join(' ', answer.GetProperty("errors").EnumerateArray().Select(error => error.GetProperty("path").GetString())));
    }
}
