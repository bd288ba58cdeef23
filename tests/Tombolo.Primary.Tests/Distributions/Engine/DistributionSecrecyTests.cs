using System.Text;
using System.Text.Json;
using Tombolo.Api.Details;
using Tombolo.Api.Names;
using Tombolo.Api.Resources;
using Tombolo.Api.States;
using Tombolo.Kubernetes.Client;
using Tombolo.Primary.Distributions.Details;

namespace Tombolo.Primary.Tests.Distributions.Engine;

public class DistributionSecrecyTests
{
    private const string Value = "swordfish-4711";
    private const string ReceiveString = "receive-string-4711";

    [Fact]
    public async Task Credentials_AreInPayloadsAndNowhereElse()
    {
        await using var world = await DistributionWorld.StartedAsync("paris");
        await world.PutAsync(
            SourceBuilder.Profile("s3", "cred"),
            SourceBuilder.Secret("cred", Value),
            SourceBuilder.Secret("k10-refused", Value),
            SourceBuilder.Secret("token", Value, SecretTypes.ServiceAccountToken),
            new SourceBuilder(KnownResources.Policy, "import").WithSpec($$$"""{"actions":[{"action":"import","importParameters":{"receiveString":"{{{ReceiveString}}}"}}]}"""));
        await world.PutAsync(new DistributionBuilder("baseline").Where("").OfProfiles("s3", "gone").Of(KnownResources.Policy, "import").Of(KnownResources.Secret, "token").WithFinalizers());
        await world.UntilStateAsync("baseline", DistributionStates.Failed);
        await world.UntilHoldsAsync("paris", "Policy/import", "Profile/s3", "Secret/cred");
        await world.PatchAsync(KnownResources.Secret, "cred", $$$"""{"data":{"aws_secret_access_key":"{{{Encoded("changed-" + Value)}}}"}}""");
        await world.PatchAsync(KnownResources.Secret, "cred", """{"data":"not-a-map"}""");
        await world.DeleteAsync(KnownResources.Distribution, "baseline");
        await world.UntilAsync(() => world.FindAsync("baseline").Result?.Status?.State == DistributionStates.Deleting);

        world.Engine.Details.TryDescribe("baseline", new DetailQuery(), out var found);
        var detail = found is null ? "" : JsonSerializer.Serialize(found, DetailJsonContext.Default.DistributionDetail);
        var stored = (await world.Api.ListAsync(KnownResources.Distribution, new ListOptions(), TestContext.Current.CancellationToken)).Value.Items;
        string[] said = [.. world.Logs, .. world.Events.Recorded, .. stored.Select(item => Encoding.UTF8.GetString(item.Json.Span)), $"{detail}", $"{world.Engine.Sets}"];

        Assert.All(said, text => Assert.All(
            new[] { Value, Encoded(Value), Encoded("changed-" + Value), ReceiveString },
            secret => Assert.DoesNotContain(secret, text, StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Credentials_TravelSealed()
    {
        await using var world = await DistributionWorld.StartedAsync("paris");
        await world.PutAsync(SourceBuilder.Profile("s3", "cred"), SourceBuilder.Secret("cred", Value));
        await world.PutAsync(new DistributionBuilder("baseline").Where("").OfProfiles("s3").WithFinalizers());
        await world.UntilHoldsAsync("paris", "Profile/s3", "Secret/cred");

        world.Engine.Sets.TryGet("paris", out var set);
        foreach (var item in set!.Items.Values)
        {
            Assert.Equal(item.Sealed, Encoding.UTF8.GetString(item.Payload.Span).Contains(Encoded(Value), StringComparison.Ordinal));
            Assert.DoesNotContain(Encoded(Value), $"{item.Key} {item.Etag}", StringComparison.Ordinal);
        }
    }

    private static string Encoded(string value) => Convert.ToBase64String(Encoding.UTF8.GetBytes(value));
}
