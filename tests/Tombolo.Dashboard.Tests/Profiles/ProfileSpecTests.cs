using System.Text.Json.Nodes;
using Tombolo.Dashboard.Profiles;

namespace Tombolo.Dashboard.Tests.Profiles;

/// <summary>Forms and specs of Profiles.</summary>
public sealed class ProfileSpecTests
{
    public static TheoryData<string, string> Specs => new()
    {
        { "AwsS3", """{"type":"Location","locationSpec":{"type":"ObjectStore","objectStore":{"objectStoreType":"S3","name":"b","region":"r"},"credential":{"secretType":"AwsAccessKey"}}}""" },
        { "S3Compatible", """{"type":"Location","locationSpec":{"type":"ObjectStore","objectStore":{"objectStoreType":"S3","name":"b","endpoint":"https://e","skipSSLVerify":true,"path":"p","protectionPeriod":"240h"},"credential":{}}}""" },
        { "Azure", """{"type":"Location","locationSpec":{"type":"ObjectStore","objectStore":{"objectStoreType":"AZ","name":"b"},"credential":{}}}""" },
        { "Gcs", """{"type":"Location","locationSpec":{"type":"ObjectStore","objectStore":{"objectStoreType":"GCS","name":"b","skipSSLVerify":false},"credential":{}}}""" },
        { "FileStore", """{"type":"Location","locationSpec":{"type":"FileStore","fileStore":{"claimName":"nfs","path":"x"}}}""" },
        { "Vbr", """{"type":"Location","locationSpec":{"type":"VBR","vbr":{"serverAddress":"10.0.0.1","repoName":"Main","serverPort":9419},"credential":{}}}""" },
        { "VSphere", """{"type":"Infra","infra":{"type":"VSphere","vsphere":{"serverAddress":"vc","taggingEnabled":true},"credential":{}}}""" },
    };

    [Theory]
    [MemberData(nameof(Specs))]
    public void Write_WhatWasRead_ChangesNothing(string provider, string spec)
    {
        var read = ProfileSpecReader.Read(JsonNode.Parse(spec)!.AsObject());
        var written = JsonNode.Parse(spec)!.AsObject();
        ProfileSpecWriter.Write(read!, secretName: null, written);

        Assert.Equal(provider, read!.Provider);
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(spec), written), written.ToJsonString());
    }

    [Theory]
    [InlineData("""{"type":"Infra","infra":{"type":"OpenStack","openStack":{"keystoneEndpoint":"https://k"}}}""", "OpenStack")]
    [InlineData("""{"type":"Location","locationSpec":{"type":"ObjectStore","objectStore":{"objectStoreType":"VeeamVaultAzure"}}}""", "VeeamVaultAzure")]
    [InlineData("{}", null)]
    public void Read_WhatNoFormHolds_IsLeftToYaml(string spec, string? provider)
    {
        Assert.Null(ProfileSpecReader.Read(JsonNode.Parse(spec)!.AsObject()));
        Assert.Equal(provider, ProfileSpecReader.ProviderOf(JsonNode.Parse(spec)!.AsObject()));
    }

    [Fact]
    public void Write_AnotherProvider_LeavesNothingOfTheOld()
    {
        var spec = JsonNode.Parse(Specs.First().Data.Item2)!.AsObject();
        ProfileSpecWriter.Write(new ProfileSettings(ProfileProviders.FileStore, ClaimName: "nfs"), secretName: null, spec);
        Assert.Equal("""{"type":"Location","locationSpec":{"type":"FileStore","fileStore":{"claimName":"nfs"}}}""", spec.ToJsonString());
    }
}
