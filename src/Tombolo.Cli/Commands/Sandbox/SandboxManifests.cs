namespace Tombolo.Cli.Commands.Sandbox;

/// <summary>The objects of the scenarios.</summary>
internal static class SandboxManifests
{
    public const string K10Namespace = """
        apiVersion: v1
        kind: Namespace
        metadata: { name: kasten-io }
        """;

    public static string Bootstrap(string name, Uri url) => $$"""
        apiVersion: v1
        kind: Namespace
        metadata: { name: kasten-io-mc }
        ---
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

    public static string JoinToken(string name) => $$"""
        apiVersion: v1
        kind: Secret
        metadata: { name: {{name}}, namespace: kasten-io-mc }
        type: dist.kio.kasten.io/join-token
        """;

    public static string JoinConfig(string clusterName, Uri ingress) => $$"""
        apiVersion: v1
        kind: ConfigMap
        metadata: { name: mc-join-config, namespace: kasten-io }
        data:
          cluster-name: {{clusterName}}
          cluster-ingress: "{{ingress}}"
        """;

    public static string Join(string token) => $$"""
        apiVersion: v1
        kind: Secret
        metadata: { name: mc-join, namespace: kasten-io }
        stringData: { token: "{{token}}" }
        """;

    /// <summary>A location profile; there is no object store behind it, and its credentials are made up.</summary>
    public const string Profile = """
        apiVersion: v1
        kind: Secret
        metadata: { name: global-profile-example-cred, namespace: kasten-io-mc }
        type: secrets.kanister.io/aws
        stringData: { aws_access_key_id: SANDBOX, aws_secret_access_key: made-up-for-the-sandbox }
        ---
        apiVersion: config.kio.kasten.io/v1alpha1
        kind: Profile
        metadata: { name: global-profile-example, namespace: kasten-io-mc }
        spec:
          type: Location
          locationSpec:
            type: ObjectStore
            objectStore: { objectStoreType: S3, name: kasten, region: us-east-1, endpoint: "https://s3.sandbox.invalid", skipSSLVerify: false }
            credential:
              secretType: AwsAccessKey
              secret: { apiVersion: v1, kind: Secret, name: global-profile-example-cred, namespace: kasten-io-mc }
        """;

    public const string Distribution = """
        apiVersion: dist.kio.kasten.io/v1alpha1
        kind: Distribution
        metadata: { name: example-distribution, namespace: kasten-io-mc }
        spec:
          clusters:
            - selector: dist.kio.kasten.io/cluster-type=primary
            - selector: dist.kio.kasten.io/cluster-type=secondary
          sources:
            - ref: { apiVersion: config.kio.kasten.io/v1alpha1, kind: Profile, name: global-profile-example, namespace: kasten-io-mc }
        """;
}
