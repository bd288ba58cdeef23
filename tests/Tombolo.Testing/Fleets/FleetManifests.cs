namespace Tombolo.Testing.Fleets;

/// <summary>The objects of the GitOps scenario, in its shape.</summary>
public static class FleetManifests
{
    public const string Namespace = """
        apiVersion: v1
        kind: Namespace
        metadata: { name: kasten-io-mc }
        """;

    public static string JoinToken(string name = "paris-token") => $$"""
        apiVersion: v1
        kind: Secret
        metadata: { name: {{name}}, namespace: kasten-io-mc }
        type: dist.kio.kasten.io/join-token
        """;

    public static string Bootstrap(string url, string name = "hub-paris") => $$"""
        apiVersion: dist.kio.kasten.io/v1alpha1
        kind: Bootstrap
        metadata: { name: bootstrap-primary, namespace: kasten-io-mc }
        spec:
          clusters:
            {{name}}:
              name: {{name}}
              primary: true
              k10:
                namespace: kasten-io
                releaseName: k10
                ingress: { url: "{{url}}" }
        """;

    public static string JoinConfig(string clusterName = "shop-lyon", params IReadOnlyList<string> lines) => $$"""
        apiVersion: v1
        kind: ConfigMap
        metadata: { name: mc-join-config, namespace: kasten-io }
        data:
          cluster-name: {{clusterName}}
        {{string.Join('\n', lines.Select(line => "  " + line))}}
        """;

    public static string Join(string token) => $$"""
        apiVersion: v1
        kind: Secret
        metadata: { name: mc-join, namespace: kasten-io }
        stringData: { token: "{{token}}" }
        """;

    /// <summary>A location profile and its credentials.</summary>
    public static string Profile(string name = "s3-eu", string bucket = "backups", string secretKey = "not-a-real-secret-key") => $$"""
        apiVersion: v1
        kind: Secret
        metadata: { name: {{name}}-cred, namespace: kasten-io-mc }
        type: secrets.kanister.io/aws
        stringData: { aws_access_key_id: AKIDEXAMPLE, aws_secret_access_key: "{{secretKey}}" }
        ---
        {{ProfileAlone("kasten-io-mc", name, bucket)}}
        """;

    /// <summary>A location profile of any namespace, without its credentials.</summary>
    public static string ProfileAlone(string @namespace, string name = "s3-eu", string bucket = "backups") => $$"""
        apiVersion: config.kio.kasten.io/v1alpha1
        kind: Profile
        metadata: { name: {{name}}, namespace: {{@namespace}} }
        spec:
          type: Location
          locationSpec:
            type: ObjectStore
            objectStore: { objectStoreType: S3, name: {{bucket}}, region: eu-west-3, endpoint: "https://s3.example.org", skipSSLVerify: false }
            credential:
              secretType: AwsAccessKey
              secret: { apiVersion: v1, kind: Secret, name: {{name}}-cred, namespace: {{@namespace}} }
        """;

    public static string Distribution(string name, string profile = "s3-eu", string selector = "") => $$"""
        apiVersion: dist.kio.kasten.io/v1alpha1
        kind: Distribution
        metadata: { name: {{name}}, namespace: kasten-io-mc }
        spec:
          clusters:
            - selector: "{{selector}}"
          sources:
            - ref: { apiVersion: config.kio.kasten.io/v1alpha1, kind: Profile, name: {{profile}}, namespace: kasten-io-mc }
        """;
}
