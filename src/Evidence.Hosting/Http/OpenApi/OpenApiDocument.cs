using System.Text.Json.Nodes;
using Evidence.Hosting.Http.Idempotency;
using Microsoft.AspNetCore.WebUtilities;

namespace Evidence.Hosting.Http.OpenApi;

/// <summary>Describes the operations as OpenAPI 3.1 (https://spec.openapis.org/oas/v3.1.1). Made from the same table the hosts route by.</summary>
public static class OpenApiDocument
{
    /// <summary>The document of these operations.</summary>
    public static JsonObject Create(IReadOnlyList<ApiOperation> operations)
    {
        ArgumentNullException.ThrowIfNull(operations);
        var schemas = new ApiSchemas();
        var paths = new JsonObject();
        foreach (var operation in operations)
        {
            var path = $"/api/{operation.Route}";
            paths[path] ??= new JsonObject();
            paths[path]![operation.Method.ToLowerInvariant()] = Describe(operation, schemas);
        }

        return new JsonObject
        {
            ["openapi"] = "3.1.1",
            ["info"] = new JsonObject
            {
                ["title"] = "Evidence",
                ["version"] = "1",
                ["description"] = "Launch evidence packs and customers' questionnaires, answered from facts.",
                ["license"] = new JsonObject { ["name"] = "MIT", ["identifier"] = "MIT" },
            },
            ["servers"] = new JsonArray(new JsonObject { ["url"] = "/" }),
            ["security"] = new JsonArray(new JsonObject { ["bearer"] = new JsonArray() }, new JsonObject { ["functionKey"] = new JsonArray() }, new JsonObject()),
            ["paths"] = paths,
            ["components"] = new JsonObject { ["schemas"] = schemas.All(), ["securitySchemes"] = SecuritySchemes() },
        };
    }

    private static JsonObject Describe(ApiOperation operation, ApiSchemas schemas)
    {
        var described = new JsonObject { ["operationId"] = operation.Id, ["summary"] = operation.Summary };
        var parameters = new JsonArray([.. operation.PathParameters.Select(PathParameter), .. QueryParameters(operation)]);
        if (parameters.Count > 0)
        {
            described["parameters"] = parameters;
        }

        if (operation.Body != ApiBody.None)
        {
            described["requestBody"] = Body(operation, schemas);
        }

        if (operation.IsOpen)
        {
            described["security"] = new JsonArray();
        }

        described["responses"] = Responses(operation, schemas);
        return described;
    }

    private static JsonNode PathParameter(string name) => new JsonObject
    {
        ["name"] = name,
        ["in"] = "path",
        ["required"] = true,
        ["schema"] = new JsonObject { ["type"] = "string" },
    };

    private static IEnumerable<JsonNode> QueryParameters(ApiOperation operation)
    {
        foreach (var parameter in operation.Body == ApiBody.Upload ? [] : operation.Parameters)
        {
            yield return new JsonObject
            {
                ["name"] = parameter.Name,
                ["in"] = "query",
                ["required"] = parameter.IsRequired,
                ["description"] = parameter.Description,
                ["schema"] = SchemaOf(parameter),
            };
        }

        if (operation.Method == "POST")
        {
            yield return new JsonObject
            {
                ["name"] = IdempotentRequests.Header,
                ["in"] = "header",
                ["required"] = false,
                ["description"] = "A repeated request with the same key gets the answer of the first",
                ["schema"] = new JsonObject { ["type"] = "string", ["minLength"] = 1, ["maxLength"] = 255 },
            };
        }
    }

    private static JsonObject SchemaOf(ApiParameter parameter)
    {
        var schema = new JsonObject { ["type"] = "string" };
        if (parameter.Format is not null)
        {
            schema["format"] = parameter.Format;
        }

        if (parameter.Allowed is { } allowed)
        {
            schema["enum"] = new JsonArray([.. allowed.Select(word => (JsonNode)word)]);
        }

        return schema;
    }

    private static JsonObject Body(ApiOperation operation, ApiSchemas schemas) => operation.Body == ApiBody.Json
        ? Content("application/json", schemas.Reference(operation.Request!), required: true)
        : Content("multipart/form-data", Form(operation), required: true);

    private static JsonObject Form(ApiOperation operation)
    {
        var properties = new JsonObject();
        foreach (var parameter in operation.Parameters)
        {
            var schema = SchemaOf(parameter);
            schema["description"] = parameter.Description;
            properties[parameter.Name] = schema;
        }

        return new JsonObject
        {
            ["type"] = "object",
            ["required"] = new JsonArray([.. operation.Parameters.Where(parameter => parameter.IsRequired).Select(parameter => (JsonNode)parameter.Name)]),
            ["properties"] = properties,
        };
    }

    private static JsonObject Responses(ApiOperation operation, ApiSchemas schemas)
    {
        JsonNode schema = operation.Response is { } type ? schemas.Reference(type) : operation.MediaType == "application/json" ? new JsonObject() : new JsonObject { ["type"] = "string", ["format"] = "binary" };
        var success = Content(operation.MediaType, schema);
        success["description"] = operation.Success == 202 ? "Taken in; Location says where to ask how far it is." : "Done.";
        var responses = new JsonObject { [operation.Success.ToString()] = success };
        foreach (var (status, reason) in ProblemsOf(operation))
        {
            var problem = Content(ApiProblem.MediaType, ApiSchemas.Problem());
            problem["description"] = reason;
            responses[status.ToString()] = problem;
        }

        return responses;
    }

    private static SortedDictionary<int, string> ProblemsOf(ApiOperation operation)
    {
        var problems = new SortedDictionary<int, string>(operation.Problems.ToDictionary());
        problems.TryAdd(400, ReasonPhrases.GetReasonPhrase(400));
        if (operation.Method == "POST")
        {
            problems.TryAdd(409, "A request with the same idempotency key is being worked on.");
            problems.TryAdd(413, "The request is too large.");
            problems.TryAdd(422, "The idempotency key was used for another request, or the workspace is wrong.");
        }

        return problems;
    }

    private static JsonObject Content(string mediaType, JsonNode schema, bool? required = null)
    {
        var content = new JsonObject { ["content"] = new JsonObject { [mediaType] = new JsonObject { ["schema"] = schema } } };
        if (required is { } needed)
        {
            content["required"] = needed;
        }

        return content;
    }

    private static JsonObject SecuritySchemes() => new()
    {
        ["bearer"] = new JsonObject { ["type"] = "http", ["scheme"] = "bearer", ["bearerFormat"] = "JWT" },
        ["functionKey"] = new JsonObject { ["type"] = "apiKey", ["in"] = "header", ["name"] = "x-functions-key" },
    };
}
