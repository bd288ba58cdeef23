using System.Text;
using Tombolo.Api.Distributions;
using Tombolo.Api.Resources;
using Tombolo.Protocol.Payloads;
using Tombolo.Secondary.Apply.Copies;
using Tombolo.Secondary.Sync;

namespace Tombolo.Secondary.Tests.Apply.Copies;

public sealed class WantedCopyReaderTests
{
    [Fact]
    public void Read_Item_IsWhatTheEngineNeeds()
    {
        var item = Item.Profile("s3", owners: ["one", "two"]) with
        {
            ConflictPolicy = ConflictPolicies.Fail,
            DriftPolicy = DriftPolicies.Report,
            DeletionPolicy = DeletionPolicies.Retain,
            Paused = true,
        };

        var wanted = Read(item, out _)!;

        Assert.Equal((item.Key, "etag", "primary", "source-of-s3"), (wanted.Item, wanted.Etag, wanted.Origin, wanted.SourceUid));
        Assert.Equal(["one", "two"], wanted.Owners);
        Assert.Equal(new CopyPolicies { OnConflict = "Fail", OnDrift = "Report", Retain = true, Paused = true }, wanted.Policies);
        Assert.Equal("""{"spec":{"type":"Location"}}""", Encoding.UTF8.GetString(wanted.Manifest.Span));
    }

    [Theory]
    [InlineData("Secret", "mc-join", "Opaque", "mc-")]
    [InlineData("Secret", "tombolo-identity", "Opaque", "tombolo-")]
    [InlineData("ConfigMap", "k10-config", "", "k10-")]
    [InlineData("Secret", "token", "dist.kio.kasten.io/join-token", "join-token")]
    [InlineData("Secret", "token", "kubernetes.io/service-account-token", "service-account-token")]
    public void Read_WhatMustNeverTravel_IsRefused(string kind, string name, string type, string named)
    {
        var resource = kind == "Secret" ? KnownResources.Secret : KnownResources.ConfigMap;

        Assert.Null(Read(Item.Of(resource, name, $$$"""{"type":"{{{type}}}","data":{}}"""), out var fault));
        Assert.Contains(named, fault, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_AnotherNamespace_IsRefused()
    {
        Assert.Null(Read(Item.Profile("a") with { Namespace = "kube-system" }, out var fault));
        Assert.Contains("kube-system", fault, StringComparison.Ordinal);
        Assert.Contains("kasten-io", fault, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_AnotherKey_IsRefused()
    {
        var bytes = DesiredItemWriter.Write(Item.Profile("a"));

        Assert.Null(WantedCopyReader.Read(Item.Profile("b").Key, new DesiredPayload("", "etag", bytes), "primary", "kasten-io", out var fault));
        Assert.Contains("restart the primary", fault, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData("null")]
    [InlineData("{\"kind\":1}")]
    public void Read_Garbage_IsRefusedWithoutQuotingIt(string payload)
    {
        Assert.Null(WantedCopyReader.Read(Item.Profile("a").Key, new DesiredPayload("", "etag", Encoding.UTF8.GetBytes(payload)), "primary", "kasten-io", out var fault));
        Assert.Contains("config.kio.kasten.io/v1alpha1/Profile/a", fault, StringComparison.Ordinal);
    }

    private static WantedCopy? Read(DesiredItem item, out string fault) =>
        WantedCopyReader.Read(item.Key, new DesiredPayload($"{item.Key}", "etag", DesiredItemWriter.Write(item)), "primary", "kasten-io", out fault);
}
