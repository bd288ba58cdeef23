using System.Text.Json.Nodes;
using Tombolo.LocalKube.Admission;
using Tombolo.LocalKube.Authentication;
using Tombolo.LocalKube.BuiltIn;
using Tombolo.LocalKube.Http;
using Tombolo.LocalKube.Tests.Objects;

namespace Tombolo.LocalKube.Tests.BuiltIn;

/// <summary>What becomes of objects on their way into the store; recorded from a real API server.</summary>
public sealed class ObjectAdmissionTests
{
    [Theory]
    [InlineData("Secret", """{"data":{"a":"eA==","n":null},"stringData":{"a":"y","b":"z"},"foo":1,"immutable":false}""", """{"data":{"a":"eQ==","b":"eg==","n":""},"immutable":false,"type":"Opaque"}""")]
    [InlineData("Secret", """{"data":{}}""", """{"type":"Opaque"}""")]
    [InlineData("ConfigMap", """{"data":{"a":"x","n":null,"e":""},"binaryData":{}}""", """{"data":{"a":"x","e":"","n":""}}""")]
    [InlineData("Namespace", """{"status":{"phase":"zz"}}""", """{"spec":{"finalizers":["kubernetes"]},"status":{"phase":"Active"}}""")]
    [InlineData(
        "ServiceAccount",
        """{"secrets":[{"name":"a"},{"name":"a"}],"imagePullSecrets":[{"name":"p"}],"automountServiceAccountToken":false}""",
        """{"secrets":[{"name":"a"},{"name":"a"}],"imagePullSecrets":[{"name":"p"}],"automountServiceAccountToken":false}""")]
    [InlineData("Lease", "{}", """{"spec":{}}""")]
    [InlineData(
        "Lease",
        """{"spec":{"holderIdentity":"","renewTime":"2026-01-01T00:00:00.123456+01:00"}}""",
        """{"spec":{"holderIdentity":"","renewTime":"2025-12-31T23:00:00.123456Z"}}""")]
    [InlineData(
        "Event",
        """{"involvedObject":{"kind":"ConfigMap","name":"c1","namespace":"default"},"reason":"r","count":1,"firstTimestamp":"2026-01-01T00:00:00Z"}""",
        """{"involvedObject":{"kind":"ConfigMap","namespace":"default","name":"c1"},"reason":"r","source":{},"firstTimestamp":"2026-01-01T00:00:00Z","lastTimestamp":null,"count":1,"eventTime":null,"reportingComponent":"","reportingInstance":""}""")]
    [InlineData(
        "Node",
        "{}",
        """{"spec":{"taints":[{"key":"node.kubernetes.io/not-ready","effect":"NoSchedule"}]},"status":{"daemonEndpoints":{"kubeletEndpoint":{"Port":0}},"nodeInfo":{"machineID":"","systemUUID":"","bootID":"","kernelVersion":"","osImage":"","containerRuntimeVersion":"","kubeletVersion":"","kubeProxyVersion":"","operatingSystem":"","architecture":""}}}""")]
    [InlineData("Role", "{}", """{"rules":null}""")]
    [InlineData(
        "RoleBinding",
        """{"subjects":[{"kind":"User","name":"u"},{"kind":"ServiceAccount","name":"s","namespace":"default"}],"roleRef":{"kind":"Role","name":"r"}}""",
        """{"subjects":[{"kind":"User","apiGroup":"rbac.authorization.k8s.io","name":"u"},{"kind":"ServiceAccount","name":"s","namespace":"default"}],"roleRef":{"apiGroup":"rbac.authorization.k8s.io","kind":"Role","name":"r"}}""")]
    [InlineData(
        "Gadget",
        """{"spec":{"unknown":1,"color":null,"plain":null,"map":{"a":null},"opt":null,"size":null,"ratio":5,"emb":{"apiVersion":"v1","kind":"X","metadata":{"foo":1,"name":"Z!"}}}}""",
        """{"spec":{"emb":{"apiVersion":"v1","kind":"X","metadata":{"name":"Z!"}},"map":{},"opt":null,"ratio":5,"size":3}}""")]
    public void Create_Object_IsNormalised(string kind, string body, string expected)
    {
        var (stored, causes) = Admit(kind, body);
        stored.Remove("apiVersion");
        stored.Remove("kind");
        stored.Remove("metadata");

        Assert.Empty(causes);
        Assert.True(JsonNode.DeepEquals(TestResources.Parse(expected), stored), stored.ToJsonString());
    }

    [Theory]
    [InlineData("""{"labels":{},"foo":1}""", """{"name":"x"}""")]
    [InlineData("""{"annotations":{"a":null},"creationTimestamp":null}""", """{"annotations":{"a":""},"name":"x"}""")]
    [InlineData("""{"ownerReferences":[{"apiVersion":"v1","kind":"C","name":"x","uid":"1"},{"apiVersion":"v1","kind":"C","name":"x","uid":"1"}]}""", """{"ownerReferences":[{"apiVersion":"v1","kind":"C","name":"x","uid":"1"}],"name":"x"}""")]
    public void Create_Metadata_IsNormalised(string metadata, string expected)
    {
        var (stored, _) = Admit("Gadget", $$"""{"metadata":{{metadata}}}""");

        Assert.True(JsonNode.DeepEquals(TestResources.Parse(expected), stored["metadata"]), stored.ToJsonString());
    }

    [Theory]
    [InlineData("Secret", """{"data":{"a b":"eA=="},"stringData":{"c d":"x"},"type":"kubernetes.io/tls"}""", "data[a b] data[c d] data[tls.crt] data[tls.key]")]
    [InlineData("Secret", """{"type":"kubernetes.io/dockerconfigjson","data":{".dockerconfigjson":"eA=="}}""", "data[.dockerconfigjson]")]
    [InlineData("Secret", """{"type":"kubernetes.io/dockerconfigjson"}""", "data[.dockerconfigjson]")]
    [InlineData("Secret", """{"type":"kubernetes.io/basic-auth"}""", "data[%s][username] data[%s][password]")]
    [InlineData("Secret", """{"type":"kubernetes.io/ssh-auth"}""", "data[%s][ssh-privatekey]")]
    [InlineData("Secret", """{"type":"kubernetes.io/service-account-token"}""", "metadata.annotations[kubernetes.io/service-account.name]")]
    [InlineData("ConfigMap", """{"data":{"a":"x","b b":"y"},"binaryData":{"a":"eA=="}}""", "data[a] data[b b]")]
    [InlineData("ConfigMap", """{"metadata":{"name":"Bad_"},"data":{"..":"x",".":"y","...":"z"}}""", "metadata.name data[..] data[.] data[...]")]
    [InlineData("Namespace", """{"metadata":{"name":"Bad.ns"}}""", "metadata.name")]
    [InlineData("Namespace", """{"spec":{"finalizers":["x"]}}""", "spec.finalizers")]
    [InlineData("Lease", """{"spec":{"leaseDurationSeconds":0,"leaseTransitions":-1}}""", "spec.leaseDurationSeconds spec.leaseTransitions")]
    [InlineData("Event", """{"involvedObject":{"kind":"ConfigMap","name":"c1","namespace":"other"}}""", "involvedObject.namespace")]
    [InlineData("Role", """{"metadata":{"name":"r/1"}}""", "metadata.name")]
    [InlineData(
        "Role",
        """{"rules":[{"verbs":[]},{"verbs":["get"],"resources":["pods"]},{"verbs":["get"],"nonResourceURLs":["/x"]},{"verbs":["get"],"apiGroups":[""]}]}""",
        "rules[0].verbs rules[0].apiGroups rules[0].resources rules[1].apiGroups rules[2].nonResourceURLs rules[3].resources")]
    [InlineData("ClusterRole", """{"rules":[{"verbs":["get"],"nonResourceURLs":["/x"],"apiGroups":[""],"resources":["a"]},{"verbs":["get"],"nonResourceURLs":["/x"]}]}""", "rules[0].nonResourceURLs")]
    [InlineData("ClusterRole", """{"aggregationRule":{"clusterRoleSelectors":[]}}""", "aggregationRule.clusterRoleSelectors")]
    [InlineData(
        "RoleBinding",
        """{"subjects":[{"kind":"User","name":""},{"kind":"ServiceAccount","name":"S_"},{"kind":"Foo","name":"x"},{"kind":"User","name":"x","apiGroup":"bad"},{"kind":"ServiceAccount","name":"x","apiGroup":"bad","namespace":"d"}],"roleRef":{"kind":"Foo","name":"","apiGroup":"x"}}""",
        "roleRef.apiGroup roleRef.kind roleRef.name subjects[0].name subjects[1].name subjects[2].kind subjects[3].apiGroup subjects[4].apiGroup")]
    [InlineData("ClusterRoleBinding", """{"roleRef":{"kind":"Role","name":"x"}}""", "roleRef.kind")]
    [InlineData(
        "Gadget",
        """{"metadata":{"name":"B_1","labels":{"a b":"x y"},"annotations":{"A/B/C":"x"},"finalizers":["nope","a/b"],"ownerReferences":[{"apiVersion":"","kind":"","name":"","uid":""}]}}""",
        "metadata.name metadata.labels metadata.labels metadata.annotations metadata.ownerReferences.apiVersion metadata.ownerReferences.kind metadata.ownerReferences.name metadata.ownerReferences.uid")]
    [InlineData("Gadget", """{"metadata":{"name":""}}""", "metadata.name")]
    public void Create_InvalidObject_NamesEveryField(string kind, string body, string fields) =>
        Assert.Equal(fields.Replace("data[a b]", "data[a_b]", StringComparison.Ordinal).Replace("data[c d]", "data[c_d]", StringComparison.Ordinal).Replace("data[b b]", "data[b_b]", StringComparison.Ordinal).Split(' '),
            Admit(kind, body).Causes.Select(cause => cause.Field.Replace(' ', '_')));

    [Theory]
    [InlineData("Secret", """{"data":{"a":"!!"}}""")]
    [InlineData("Secret", """{"data":"x"}""")]
    [InlineData("Secret", """{"data":{"a":5}}""")]
    [InlineData("ConfigMap", """{"data":{"a":5}}""")]
    [InlineData("Lease", """{"spec":{"renewTime":"x"}}""")]
    [InlineData("Lease", """{"spec":{"renewTime":"2026-01-01T00:00:00Z"}}""")]
    [InlineData("Lease", """{"spec":{"renewTime":"2026-01-01T00:00:00.5Z"}}""")]
    [InlineData("Gadget", """{"metadata":{"name":"b4","labels":{"a":1}}}""")]
    [InlineData("Gadget", """{"metadata":{"name":"b4","labels":[]}}""")]
    [InlineData("Gadget", """{"metadata":{"name":5}}""")]
    [InlineData("Role", """{"rules":{}}""")]
    public void Create_WrongType_Is400(string kind, string body)
    {
        var status = Assert.Throws<StatusException>(() => Admit(kind, body)).Status;

        Assert.Equal((400, "BadRequest"), (status.Code, status.Reason));
        Assert.StartsWith($"{kind} in version \"v1\" cannot be handled as a {kind}: ", status.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Secret", """{"immutable":true,"data":{"a":"eA=="}}""", """{"data":{"a":"eQ=="},"immutable":false}""", "immutable data")]
    [InlineData("Secret", """{"data":{"a":"eA=="}}""", """{"data":{"a":"eA=="},"type":"x"}""", "type")]
    [InlineData("ConfigMap", """{"immutable":true,"data":{"a":"x"}}""", """{"data":{"a":"y"},"binaryData":{"z":"eA=="}}""", "immutable data binaryData")]
    [InlineData("RoleBinding", """{"roleRef":{"kind":"Role","name":"a"}}""", """{"roleRef":{"kind":"Role","name":"b"}}""", "roleRef")]
    [InlineData("Secret", """{"immutable":true,"data":{"a":"eA=="}}""", """{"metadata":{"labels":{"a":"b"}},"data":{"a":"eA=="},"immutable":true}""", "")]
    [InlineData(
        "Gadget",
        """{"metadata":{"deletionTimestamp":"2026-01-01T00:00:00Z","finalizers":["a/b"]}}""",
        """{"metadata":{"deletionTimestamp":"2026-01-01T00:00:00Z","finalizers":["a/b","c/d"]}}""",
        "metadata.finalizers")]
    public void Update_WhatMayNotChange_IsRefused(string kind, string before, string after, string fields)
    {
        var old = Admit(kind, before).Stored;

        Assert.Equal(fields.Split(' ', StringSplitOptions.RemoveEmptyEntries), Admit(kind, after, old).Causes.Select(cause => cause.Field));
    }

    private static (JsonObject Stored, List<StatusCause> Causes) Admit(string kind, string body, JsonObject? old = null)
    {
        var resource = TestResources.Of(kind);
        var request = new AdmissionRequest(
            resource, old is null ? AdmissionOperation.Create : AdmissionOperation.Update, TestResources.Make(resource, body), old, new UserInfo("tester", []))
        {
            Namespace = resource.IsNamespaced ? "default" : "",
        };
        var admission = new ObjectAdmission();
        var causes = new List<StatusCause>();
        admission.Prepare(request);
        admission.Validate(request, causes);
        return (request.Object, causes);
    }
}
