using Tombolo.Secondary.Apply.Removing;

namespace Tombolo.Secondary.Tests.Apply.Removing;

public sealed class ObjectReferencesTests
{
    [Theory]
    [InlineData("""{"spec":{"actions":[{"exportParameters":{"profile":{"name":"s3","namespace":"kasten-io"}}}]}}""", "Profile s3")]
    [InlineData("""{"spec":{"actions":[{"backupParameters":{"profile":{"name":"s3"}}},{"importParameters":{"profile":{"name":"az"}}}]}}""", "Profile s3,Profile az")]
    [InlineData("""{"spec":{"actions":[{"exportParameters":{"migrationToken":{"name":"key","namespace":"kasten-io"}}}]}}""", "Secret key")]
    [InlineData("""{"spec":{"presetRef":{"name":"gold","namespace":"kasten-io"}}}""", "PolicyPreset gold")]
    [InlineData("""{"spec":{"locationSpec":{"credential":{"secretType":"AwsAccessKey","secret":{"kind":"secret","name":"cred","namespace":"kasten-io"}}}}}""", "Secret cred")]
    [InlineData("""{"spec":{"infra":{"vsphere":{},"credential":{"secret":{"name":"vc"}}}}}""", "Secret vc")]
    [InlineData("""{"spec":{"blueprintRef":{"name":"db","namespace":"kasten-io"}}}""", "Blueprint db")]
    [InlineData("""{"spec":{"actions":[{"restoreParameters":{"transforms":[{"transformSetRef":{"name":"dns"}}]}}]}}""", "TransformSet dns")]
    [InlineData("""{"spec":{"backup":{"profile":{"name":"s3"}}}}""", "Profile s3")]
    [InlineData("""{"spec":{"profile":{"name":"elsewhere","namespace":"other"}}}""", "")]
    [InlineData("""{"spec":{"profile":{"name":""}}}""", "")]
    [InlineData("""{"spec":{"profile":"text"}}""", "")]
    [InlineData("""{"metadata":{"profile":{"name":"s3"}},"status":{"profile":{"name":"s3"}}}""", "")]
    public void Find_Object_NamesWhatItRefersTo(string live, string references) =>
        Assert.Equal(references, string.Join(',', ObjectReferences.Find(Json.Parse(live), "kasten-io")));
}
