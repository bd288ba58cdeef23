namespace Tombolo.EndToEnd.Tests.Manifests;

/// <summary>Objects as they are written for Kasten (contract section 1), with the spellings that are seen in the field.</summary>
internal static class ContractObjects
{
    public const string Namespace = "apiVersion: v1\nkind: Namespace\nmetadata: { name: kasten-io-mc }\n";

    public const string Bootstrap = """
        apiVersion: dist.kio.kasten.io/v1alpha1
        kind: Bootstrap
        metadata: { name: bootstrap-primary, namespace: kasten-io-mc }
        spec:
          clusters:
            hub:
              name: hub-paris
              primary: true
              k10:
                namespace: kasten-io
                releaseName: k10
                ingress: { url: https://hub.example.org/k10/ }
            quoted:
              name: hub-lyon
              primary: "true"
              namespace: kasten-io
        """;

    public const string Cluster = """
        apiVersion: dist.kio.kasten.io/v1alpha1
        kind: Cluster
        metadata:
          name: shop-lyon
          namespace: kasten-io-mc
          labels: { dist.kio.kasten.io/cluster-type: secondary, region: eu }
        spec:
          primary: false
          k10:
            namespace: kasten-io
            releaseName: k10
            ingress: { url: https://lyon.example.org/k10 }
          ofAnotherVersion: { kept: [1, "a"] }
        """;

    public const string Distribution = """
        apiVersion: dist.kio.kasten.io/v1alpha1
        kind: Distribution
        metadata: { name: baseline, namespace: kasten-io-mc }
        spec:
          clusters:
            - name: hub-paris
            - selector: "dist.kio.kasten.io/cluster-type=secondary"
            - selector: ""
            - selector: { matchLabels: { region: eu }, matchExpressions: [{ key: tier, operator: In, values: [gold] }] }
          sources:
            - ref: { apiVersion: config.kio.kasten.io/v1alpha1, kind: Profile, name: s3-eu, namespace: kasten-io-mc }
            - ref: { apiVersion: config.kio.kasten.io/v1alpha1, kind: Policy, name: nightly, namespace: kasten-io-mc }
        """;

    public const string Access = """
        apiVersion: auth.kio.kasten.io/v1alpha1
        kind: K10ClusterRole
        metadata: { name: k10-multi-cluster-admin, namespace: kasten-io-mc }
        spec: { clusterRoleRef: k10-admin }
        ---
        apiVersion: auth.kio.kasten.io/v1alpha1
        kind: K10ClusterRoleBinding
        metadata: { name: eu-operators, namespace: kasten-io-mc }
        spec:
          k10ClusterRole: k10-multi-cluster-basic
          clusters:
            - selector: "region=eu"
            - selector: ""
          subjects:
            - { apiGroup: rbac.authorization.k8s.io, kind: Group, name: eu-ops }
            - { apiGroup: rbac.authorization.k8s.io, kind: User, name: "system:serviceaccount:tools:runner" }
        """;

    public const string Config = """
        apiVersion: config.kio.kasten.io/v1alpha1
        kind: Profile
        metadata: { name: s3-eu, namespace: kasten-io-mc }
        spec:
          type: Location
          locationSpec:
            type: ObjectStore
            objectStore: { objectStoreType: S3, name: backups, region: eu-west-3, skipSSLVerify: false, protectionPeriod: 240h }
            credential:
              secretType: AwsAccessKey
              secret: { apiVersion: v1, kind: Secret, name: s3-eu-cred, namespace: kasten-io-mc }
        ---
        apiVersion: config.kio.kasten.io/v1alpha1
        kind: Policy
        metadata: { name: nightly, namespace: kasten-io-mc }
        spec:
          frequency: "@daily"
          retention: { daily: 7 }
          actions:
            - action: backup
            - action: export
              exportParameters: { frequency: "@daily", profile: { name: s3-eu, namespace: kasten-io-mc }, exportData: { enabled: true } }
        ---
        apiVersion: config.kio.kasten.io/v1alpha1
        kind: PolicyPreset
        metadata: { name: gold, namespace: kasten-io-mc }
        spec: { comment: gold, backup: { frequency: "@hourly", retention: { hourly: 24 } } }
        ---
        apiVersion: config.kio.kasten.io/v1alpha1
        kind: TransformSet
        metadata: { name: classes, namespace: kasten-io-mc }
        spec: { transforms: [{ name: class, subject: { resource: persistentvolumeclaims }, json: [{ op: replace, path: /spec, value: { a: 1 } }] }] }
        ---
        apiVersion: config.kio.kasten.io/v1alpha1
        kind: BlueprintBinding
        metadata: { name: postgres, namespace: kasten-io-mc }
        spec: { blueprintRef: { name: postgres, namespace: kasten-io }, resources: { matchAll: [{ type: { operator: In } }] } }
        ---
        apiVersion: cr.kanister.io/v1alpha1
        kind: Blueprint
        metadata: { name: postgres, namespace: kasten-io-mc }
        actions: { backup: { phases: [{ func: KubeTask, name: dump, args: { command: [pg_dump] } }] } }
        """;

    /// <summary>All of them as one manifest.</summary>
    public static string All => string.Join("\n---\n", Namespace, Bootstrap, Cluster, Distribution, Access, Config);
}
