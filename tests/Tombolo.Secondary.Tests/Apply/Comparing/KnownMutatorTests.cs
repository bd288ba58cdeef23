using System.Text.Json;
using Tombolo.Secondary.Apply.Comparing;

namespace Tombolo.Secondary.Tests.Apply.Comparing;

/// <summary>What is written differently by those who are known to rewrite it, and what is drift all the same.</summary>
public class KnownMutatorTests
{
    [Theory]
    // Base64 by bytes, as the API server stores it.
    [InlineData("Secret", """{"data":{"a":"aGVs\nbG8="}}""", """{"data":{"a":"aGVsbG8="}}""", true)]
    [InlineData("Secret", """{"data":{"a":"aGVsbG8="}}""", """{"data":{"a":"aGVsbG8h"}}""", false)]
    [InlineData("ConfigMap", """{"data":{"a":"aGVs\nbG8="}}""", """{"data":{"a":"aGVsbG8="}}""", false)]
    [InlineData("ConfigMap", """{"data":{}}""", "{}", true)]
    // Durations as Go writes them, in fields that are some.
    [InlineData("Profile", """{"spec":{"locationSpec":{"objectStore":{"protectionPeriod":"24h"}}}}""", """{"spec":{"locationSpec":{"objectStore":{"protectionPeriod":"24h0m0s"}}}}""", true)]
    [InlineData("Profile", """{"spec":{"locationSpec":{"objectStore":{"protectionPeriod":"90m"}}}}""", """{"spec":{"locationSpec":{"objectStore":{"protectionPeriod":"1h30m0s"}}}}""", true)]
    [InlineData("Profile", """{"spec":{"locationSpec":{"objectStore":{"protectionPeriod":"24h"}}}}""", """{"spec":{"locationSpec":{"objectStore":{"protectionPeriod":"48h0m0s"}}}}""", false)]
    [InlineData("Profile", """{"spec":{"locationSpec":{"objectStore":{"name":"24h"}}}}""", """{"spec":{"locationSpec":{"objectStore":{"name":"24h0m0s"}}}}""", false)]
    [InlineData("ConfigMap", """{"data":{"timeout":"24h"}}""", """{"data":{"timeout":"24h0m0s"}}""", false)]
    // Quantities of resources, in kinds of Kubernetes that a primary may be set to distribute.
    [InlineData("ResourceQuota", """{"spec":{"hard":{"cpu":"1000m"}}}""", """{"spec":{"hard":{"cpu":"1"}}}""", true)]
    [InlineData("ResourceQuota", """{"spec":{"hard":{"cpu":1}}}""", """{"spec":{"hard":{"cpu":"1"}}}""", true)]
    [InlineData("ResourceQuota", """{"spec":{"hard":{"memory":"1024Mi"}}}""", """{"spec":{"hard":{"memory":"1Gi"}}}""", true)]
    [InlineData("ResourceQuota", """{"spec":{"hard":{"pods":"2e3"}}}""", """{"spec":{"hard":{"pods":"2k"}}}""", true)]
    [InlineData("ResourceQuota", """{"spec":{"hard":{"memory":"1G"}}}""", """{"spec":{"hard":{"memory":"1Gi"}}}""", false)]
    [InlineData("ResourceQuota", """{"spec":{"hard":{"cpu":"1"}}}""", """{"spec":{"hard":{"cpu":"2"}}}""", false)]
    [InlineData("LimitRange", """{"spec":{"limits":[{"max":{"cpu":"0.5"}}]}}""", """{"spec":{"limits":[{"max":{"cpu":"500m"}}]}}""", true)]
    [InlineData("Blueprint", """{"actions":{"backup":{"name":"1000m"}}}""", """{"actions":{"backup":{"name":"1"}}}""", false)]
    // An empty selector is another thing than none, and so are false and zero.
    [InlineData("Policy", """{"spec":{"selector":{}}}""", """{"spec":{}}""", false)]
    [InlineData("Policy", """{"spec":{"paused":false}}""", """{"spec":{}}""", false)]
    [InlineData("Policy", """{"spec":{"retention":{"daily":0}}}""", """{"spec":{"retention":{}}}""", false)]
    [InlineData("Policy", """{"spec":{"comment":""}}""", """{"spec":{"comment":"x"}}""", false)]
    [InlineData("ConfigMap", """{"data":{"a":""}}""", """{"data":{}}""", false)]
    // What admission webhooks and other controllers add beside or inside of what is ours is theirs.
    [InlineData("Policy", """{"spec":{"actions":[{"action":"backup"}]}}""", """{"spec":{"actions":[{"action":"backup","backupParameters":{"filters":{}}}],"default":true}}""", true)]
    [InlineData("Policy", """{"metadata":{"annotations":{"a":"b"}}}""", """{"metadata":{"annotations":{"a":"b","policies.kyverno.io/last-applied-patches":"x"}}}""", true)]
    [InlineData("Policy", """{"spec":{"actions":[{"action":"backup"}]}}""", """{"spec":{"actions":[{"action":"backup"},{"action":"export"}]}}""", false)]
    public void Compare_AsKnownMutatorsWriteIt_IsNoDrift(string kind, string wanted, string found, bool isEqual)
    {
        using var one = JsonDocument.Parse(wanted);
        using var other = JsonDocument.Parse(found);

        Assert.Equal(isEqual, FieldComparer.Default.Differences(kind, one.RootElement, other.RootElement).Count == 0);
    }

    [Theory]
    [InlineData("1", true, "1")]
    [InlineData("-500m", true, "-0.500")]
    [InlineData("1.5Gi", true, "1610612736.0")]
    [InlineData("1E", true, "1000000000000000000")]
    [InlineData("1e3", true, "1000")]
    [InlineData("", false, "0")]
    [InlineData("m", false, "0")]
    [InlineData("1 Gi", false, "0")]
    [InlineData("99999999999999999999999999Ei", false, "0")]
    public void Quantity_Text_IsItsNumber(string text, bool isOne, string expected)
    {
        Assert.Equal(isOne, Quantity.TryParse(text, out var value));
        Assert.Equal(decimal.Parse(expected, System.Globalization.CultureInfo.InvariantCulture), value);
    }
}
