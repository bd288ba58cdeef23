using System.Text.Json;
using System.Text.Json.Nodes;
using Tombolo.LocalKube.Json;

namespace Tombolo.LocalKube.OpenApi;

/// <summary>Writes a document as <c>openapi.v2.Document</c> (gnostic, OpenAPIv2.proto); the numbers are its fields.</summary>
internal static class DocumentEncoder
{
    private static readonly (string Name, int Field)[] Methods = [("get", 2), ("put", 3), ("post", 4), ("delete", 5), ("patch", 8)];

    public static byte[] Encode(JsonObject document)
    {
        var info = document.Object("info");
        return new ProtobufMessage()
            .Add(1, document.Text("swagger") ?? "")
            .Add(2, new ProtobufMessage().Add(1, info.Text("title") ?? "").Add(2, info.Text("version") ?? ""))
            .Add(8, Paths(document.Object("paths") ?? []))
            .Add(9, SchemaEncoder.Named(document.Object("definitions") ?? []))
            .Bytes
            .ToArray();
    }

    private static ProtobufMessage Paths(JsonObject paths)
    {
        var message = new ProtobufMessage();
        foreach (var (path, item) in paths)
        {
            message.Add(2, new ProtobufMessage().Add(1, path).Add(2, PathItem(item as JsonObject)));
        }

        return message;
    }

    private static ProtobufMessage PathItem(JsonObject? item)
    {
        var message = new ProtobufMessage();
        foreach (var (name, field) in Methods)
        {
            if (item.Object(name) is { } operation)
            {
                message.Add(field, Operation(operation));
            }
        }

        return message;
    }

    private static ProtobufMessage Operation(JsonObject operation)
    {
        var message = new ProtobufMessage();
        foreach (var type in operation.Texts("produces"))
        {
            message.Add(6, type);
        }

        foreach (var type in operation.Texts("consumes"))
        {
            message.Add(7, type);
        }

        foreach (var parameter in (operation.Array("parameters") ?? []).OfType<JsonObject>())
        {
            // ParametersItem.parameter . Parameter.non_body_parameter . NonBodyParameter.query_parameter_sub_schema
            message.Add(8, new ProtobufMessage().Add(1, new ProtobufMessage().Add(2, new ProtobufMessage().Add(3, QueryParameter(parameter)))));
        }

        message.Add(9, Responses(operation.Object("responses") ?? []));
        foreach (var (name, value) in operation)
        {
            if (value is not null && name.StartsWith("x-", StringComparison.Ordinal))
            {
                message.Add(13, SchemaEncoder.NamedAny(name, value));
            }
        }

        return message;
    }

    private static ProtobufMessage QueryParameter(JsonObject parameter) => new ProtobufMessage()
        .Add(2, parameter.Text("in") ?? "")
        .Add(4, parameter.Text("name") ?? "")
        .Add(6, parameter.Text("type") ?? "")
        .Add(20, parameter["uniqueItems"]?.GetValueKind() == JsonValueKind.True);

    private static ProtobufMessage Responses(JsonObject responses)
    {
        var message = new ProtobufMessage();
        foreach (var (code, response) in responses)
        {
            var described = new ProtobufMessage().Add(1, (response as JsonObject).Text("description") ?? "");
            message.Add(1, new ProtobufMessage().Add(1, code).Add(2, new ProtobufMessage().Add(1, described)));
        }

        return message;
    }
}
