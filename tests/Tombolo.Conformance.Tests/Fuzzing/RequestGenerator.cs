using System.Globalization;
using System.Text;

namespace Tombolo.Conformance.Tests.Fuzzing;

/// <summary>Makes up requests that are nearly right: the same seed, the same requests.</summary>
internal sealed class RequestGenerator(int seed)
{
    private static readonly string[] Methods = ["GET", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "HEAD", "FOO"];

    private static readonly string[] Segments =
    [
        "api", "apis", "v1", "namespaces", "default", "fuzz", "configmaps", "secrets", "gadgets", "test.tombolo.io", "nodes", "events", "leases", "coordination.k8s.io",
        "rbac.authorization.k8s.io", "roles", "rolebindings", "clusterroles", "apiextensions.k8s.io", "customresourcedefinitions", "status", "finalize", "token", "serviceaccounts", "a", "x", "..", "%00",
        "%2F", "ä", "authentication.k8s.io", "tokenreviews", "authorization.k8s.io", "subjectaccessreviews", "selfsubjectrulesreviews", "openapi", "v2", "v3", "version", "healthz", "", "watch", "*",
    ];

    private static readonly string[] Queries =
    [
        "watch=1&timeoutSeconds=1", "watch=true&timeoutSeconds=1&resourceVersion=1", "limit=1", "limit=-1", "limit=9999999999999999999", "continue=eyJ2IjoibWV0YS5rOHMuaW8vdjEifQ", "continue=%",
        "labelSelector=a%20in%20(", "labelSelector=%00", "labelSelector=!a,b", "fieldSelector=metadata.name%3D%5C", "fieldSelector=,,", "resourceVersion=0", "resourceVersion=-1", "resourceVersion=abc",
        "resourceVersionMatch=Exact&resourceVersion=1", "fieldManager=f", "fieldManager=f&force=true", "fieldManager=%01", "dryRun=All", "dryRun=", "propagationPolicy=Nonsense", "gracePeriodSeconds=x",
        "orphanDependents=maybe", "pretty=true", "allowWatchBookmarks=true&watch=1&timeoutSeconds=1", "sendInitialEvents=true&watch=1&timeoutSeconds=1&resourceVersionMatch=NotOlderThan", "timeoutSeconds=-5", "fieldValidation=Strict", "fieldValidation=Ignore", "fieldValidation=x", "hash=x", "&&==", "a=b",
    ];

    private static readonly string[] ContentTypes =
    [
        "application/json", "application/json", "application/yaml", "application/merge-patch+json", "application/json-patch+json", "application/strategic-merge-patch+json", "application/apply-patch+yaml",
        "application/vnd.kubernetes.protobuf", "text/plain", "", "application/json; charset=latin1", ";;;",
    ];

    private static readonly string[] Accepts =
        ["*/*", "application/json", "application/json;as=Table;v=v1;g=meta.k8s.io", "application/json;as=PartialObjectMetadata;g=meta.k8s.io;v=v1", "application/yaml", "text/csv", ";", "application/vnd.kubernetes.protobuf"];

    private static readonly string[] Bodies =
    [
        """{"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"a","labels":{"l":"1"}},"data":{"k":"v"}}""",
        """{"apiVersion":"v1","kind":"Secret","metadata":{"name":"a"},"stringData":{"k":"v"},"data":{"b":"eA=="}}""",
        """{"apiVersion":"test.tombolo.io/v1","kind":"Gadget","metadata":{"name":"a","ownerReferences":[{"apiVersion":"v1","kind":"C","name":"x","uid":"1"}]},"spec":{"size":1,"tags":["a"],"ports":[{"name":"p","port":1}],"deep":{"d":{"x":"1"}}},"status":{"phase":"x"}}""",
        """{"apiVersion":"v1","kind":"Namespace","metadata":{"name":"fuzz"},"spec":{"finalizers":["kubernetes"]}}""",
        """{"apiVersion":"rbac.authorization.k8s.io/v1","kind":"RoleBinding","metadata":{"name":"a"},"subjects":[{"kind":"User","name":"u"}],"roleRef":{"kind":"Role","name":"r"}}""",
        """{"apiVersion":"apiextensions.k8s.io/v1","kind":"CustomResourceDefinition","metadata":{"name":"as.f.io"},"spec":{"group":"f.io","scope":"Cluster","names":{"plural":"as","kind":"A"},"versions":[{"name":"v1","served":true,"storage":true,"additionalPrinterColumns":[{"name":"A","type":"string","jsonPath":".spec.a"}],"schema":{"openAPIV3Schema":{"type":"object","properties":{"a":{"type":"array","items":{"type":"string"},"default":["x"]}}}}}]}}""",
        """{"apiVersion":"authentication.k8s.io/v1","kind":"TokenReview","spec":{"token":"x"}}""",
        """{"apiVersion":"authorization.k8s.io/v1","kind":"SubjectAccessReview","spec":{"user":"x","resourceAttributes":{"verb":"get"}}}""",
        """{"apiVersion":"v1","kind":"Event","metadata":{"name":"e"},"involvedObject":{"namespace":"default"},"eventTime":"2026-01-01T00:00:00.000000Z","series":{"count":1}}""",
        """{"apiVersion":"v1","kind":"Node","metadata":{"name":"n"},"status":{"conditions":[{"type":"Ready","status":"True"}]}}""",
        """[{"op":"add","path":"/metadata/labels","value":{"a":"b"}},{"op":"move","from":"/data","path":"/data/x"},{"op":"test","path":"/-","value":1}]""",
        """{"kind":"DeleteOptions","apiVersion":"v1","preconditions":{"uid":"x"},"propagationPolicy":"Foreground"}""",
        """{"metadata":{"managedFields":[{"manager":"m","operation":"Apply","apiVersion":"v1","fieldsType":"FieldsV1","fieldsV1":{"f:data":{"k:{\"a\":1}":{},"v:":{},".":{}}}}]}}""",
        """{"$patch":"replace","metadata":{"finalizers":["a.b/c"],"$deleteFromPrimitiveList/finalizers":["x"],"$setElementOrder/ownerReferences":[{"uid":"1"}]}}""",
    ];

    private static readonly string[] Shards = ["null", "[]", "{}", "\"\"", "-1", "1e999", "true", "\"\\ud800\"", "{\"a\":{\"b\":{\"c\":null}}}", "9223372036854775808", "[[[[]]]]", "\u0000", "'", "<<: *a", "0x1F"];

    private readonly Random _random = new(seed);

    /// <summary>The next request.</summary>
    public FuzzRequest Next()
    {
        var method = Pick(Methods);
        var body = method is "GET" or "HEAD" or "OPTIONS" && _random.Next(8) > 0 ? null : Body();
        var headers = new Dictionary<string, string>(StringComparer.Ordinal) { ["Accept"] = Pick(Accepts) };
        if (_random.Next(20) == 0)
        {
            headers["Impersonate-User"] = Pick("alice", "", "system:x", "a b");
        }

        return new FuzzRequest(method, Path() + (_random.Next(2) == 0 ? "?" + Pick(Queries) : ""), body, Pick(ContentTypes), headers);
    }

    private string Path()
    {
        if (_random.Next(4) > 0)
        {
            var known = Pick(
                "/api/v1/namespaces/default/configmaps", "/api/v1/namespaces/default/secrets", "/apis/test.tombolo.io/v1/namespaces/default/gadgets", "/api/v1/namespaces", "/api/v1/nodes",
                "/apis/rbac.authorization.k8s.io/v1/namespaces/default/rolebindings", "/apis/apiextensions.k8s.io/v1/customresourcedefinitions", "/apis/authentication.k8s.io/v1/tokenreviews",
                "/apis/authorization.k8s.io/v1/subjectaccessreviews", "/api/v1/namespaces/default/events", "/apis/coordination.k8s.io/v1/namespaces/default/leases", "/api/v1/namespaces/default/serviceaccounts");
            return known + _random.Next(3) switch { 0 => "", 1 => "/a", _ => "/a/" + Pick("status", "token", "finalize", "x") };
        }

        return string.Concat(Enumerable.Range(0, _random.Next(8)).Select(_ => "/" + Pick(Segments))) is { Length: > 0 } path ? path : "/";
    }

    private byte[] Body()
    {
        var text = new StringBuilder(Pick(Bodies));
        for (var count = _random.Next(4); count > 0; count--)
        {
            Mutate(text);
        }

        var bytes = Encoding.UTF8.GetBytes(text.ToString());
        if (_random.Next(10) == 0 && bytes.Length > 0)
        {
            bytes[_random.Next(bytes.Length)] = (byte)_random.Next(256);
        }

        return bytes;
    }

    // Replaces the value behind some colon, cuts, repeats, or nests.
    private void Mutate(StringBuilder text)
    {
        var whole = text.ToString();
        var colons = Enumerable.Range(0, whole.Length).Where(index => whole[index] == ':').ToArray();
        var at = colons.Length > 0 ? Pick(colons) + 1 : 0;
        switch (_random.Next(6))
        {
            case < 3 when at > 0:
                var end = whole.IndexOfAny([',', '}', ']'], at);
                text.Clear().Append(whole[..at]).Append(Pick(Shards)).Append(end > 0 ? whole[end..] : "");
                break;
            case 3:
                text.Length = _random.Next(text.Length + 1);
                break;
            case 4:
                text.Insert(at, Pick(Shards));
                break;
            default:
                var depth = _random.Next(2, 700);
                text.Insert(at, new string('[', depth)).Append(new string(']', depth)).Append(CultureInfo.InvariantCulture, $"{depth % 2}");
                break;
        }
    }

    private T Pick<T>(params T[] values) => values[_random.Next(values.Length)];
}
