using System.Text.Json.Nodes;
using Microsoft.OpenApi;

namespace ServiceGate.IntegrationTests.Contract;

/// <summary>Each thing that would break a caller is found where it is, and nothing that was only added.</summary>
public sealed class ApiComparisonTests
{
    private const string Described = """
        {
          "openapi": "3.1.1", "info": { "title": "t", "version": "1" },
          "paths": {
            "/things": {
              "get": {
                "parameters": [ { "name": "q", "in": "query", "schema": { "type": "string" } }, { "name": "page", "in": "query", "schema": { "type": "integer", "minimum": 1 } } ],
                "responses": { "200": { "description": "", "content": { "application/json": { "schema": { "$ref": "#/components/schemas/Thing" } } } }, "404": { "description": "" } }
              },
              "post": {
                "requestBody": { "content": { "application/json": { "schema": { "$ref": "#/components/schemas/NewThing" } } } },
                "responses": { "201": { "description": "", "content": { "application/json": { "schema": { "$ref": "#/components/schemas/Thing" } } } }, "200": { "description": "" } }
              }
            },
            "/others": { "get": { "responses": { "200": { "description": "" } } } }
          },
          "components": { "schemas": {
            "Thing": { "type": "object", "required": [ "id", "kind" ], "properties": {
              "id": { "type": "integer", "format": "int64" }, "kind": { "$ref": "#/components/schemas/Kind" }, "note": { "type": [ "null", "string" ] },
              "parts": { "type": "array", "items": { "$ref": "#/components/schemas/Thing" } }, "best": { "oneOf": [ { "type": "null" }, { "$ref": "#/components/schemas/Thing" } ] },
              "counts": { "type": "object", "additionalProperties": { "type": "integer" } } } },
            "NewThing": { "type": "object", "required": [ "name" ], "properties": {
              "name": { "type": "string" }, "kind": { "$ref": "#/components/schemas/NewKind" }, "note": { "type": [ "null", "string" ] }, "count": { "type": [ "integer", "string" ], "maximum": 10 } } },
            "Kind": { "type": "string", "enum": [ "one", "two" ] },
            "NewKind": { "type": "string", "enum": [ "one", "two" ] }
          } }
        }
        """;

    private const string Things = "/paths/~1things/", Thing = "/components/schemas/Thing/", NewThing = "/components/schemas/NewThing/";

    private static IEnumerable<TestCaseData> Broken() =>
    [
        new("/paths/~1others", null, "/others: is gone"),
        new(Things + "post", null, "POST /things: is gone"),
        new(Things + "get/parameters/0", null, "GET /things query q: is gone"),
        new(Things + "get/parameters/0/required", "true", "GET /things query q: is required now"),
        new(Things + "get/parameters/-", """{ "name": "unit", "in": "query", "required": true, "schema": { "type": "string" } }""", "GET /things query unit: is required now"),
        new(Things + "get/parameters/1/schema/type", "\"string\"", "GET /things query page: is string, was integer"),
        new(Things + "get/parameters/1/schema/minimum", "2", "GET /things query page: is at least 2 now"),
        new(Things + "get/responses/200", null, "GET /things 200: is gone"),
        new(Things + "post/responses/200", null, "POST /things 200: is gone"),
        new(Things + "get/responses/200/content/application~1json", null, "GET /things 200 application/json: is gone"),
        new(Things + "post/requestBody/required", "true", "POST /things body: is required now"),
        new(Things + "post/requestBody", null, "POST /things body application/json: is gone"),
        new(Thing + "properties/id", null, "GET /things 200.id: is gone"),
        new(Thing + "properties/id/type", "\"string\"", "GET /things 200.id: is string, was integer"),
        new(Thing + "properties/id/format", "\"int32\"", "GET /things 200.id: has the format int32, had int64"),
        new(Thing + "properties/id/type", "[ \"null\", \"integer\" ]", "GET /things 200.id: may be null now"),
        new(Thing + "required/0", null, "GET /things 200.id: may be missing now"),
        new(Thing + "properties/counts/additionalProperties/type", "\"string\"", "GET /things 200.counts.*: is string, was integer"),
        new(Thing + "properties/parts/items", """{ "type": "string" }""", "GET /things 200.parts[]: is string, was object"),
        new(Thing + "properties/best", """{ "type": "string" }""", "GET /things 200.best: is string, was object"),
        new("/components/schemas/Kind/enum/1", null, "GET /things 200.kind: the value two is gone"),
        new("/components/schemas/NewKind/enum/1", null, "POST /things body.kind: the value two is gone"),
        new(NewThing + "properties/note", null, "POST /things body.note: is gone"),
        new(NewThing + "properties/note/type", "\"string\"", "POST /things body.note: may no longer be null"),
        new(NewThing + "properties/note/enum", "[ \"x\" ]", "POST /things body.note: takes only some values now"),
        new(NewThing + "properties/count/type", "\"integer\"", "POST /things body.count: is integer, was integer, string"),
        new(NewThing + "properties/count/maximum", "9", "POST /things body.count: is at most 9 now"),
        new(NewThing + "properties/name/maxLength", "5", "POST /things body.name: has at most 5 characters now"),
        new(NewThing + "properties/name/minLength", "5", "POST /things body.name: has at least 5 characters now"),
        new(NewThing + "properties/name/pattern", "\"^a\"", "POST /things body.name: has the pattern ^a now"),
        new(NewThing + "additionalProperties", "false", "POST /things body: takes no other members now"),
        new(NewThing + "required/-", "\"kind\"", "POST /things body.kind: is required now"),
        new(NewThing + "properties/size", """{ "type": "integer" }""", null),
        new(NewThing + "required/0", null, null),
        new(NewThing + "properties/count/maximum", "11", null),
        new(Thing + "properties/size", """{ "type": "integer" }""", null),
        new(Thing + "required/-", "\"note\"", null),
        new("/components/schemas/Kind/enum/-", "\"three\"", null),
        new("/components/schemas/NewKind/enum/-", "\"three\"", null),
        new(Things + "get/parameters/-", """{ "name": "unit", "in": "query", "schema": { "type": "string" } }""", null),
        new(Things + "get/responses/404", null, null),
        new("/paths/~1more", """{ "get": { "responses": { "200": { "description": "" } } } }""", null),
    ];

    [TestCaseSource(nameof(Broken))]
    public void Breaks_WhenTheDescriptionChanges_NameThePlaceUnlessItWasOnlyAdded(string at, string? value, string? expected)
    {
        var breaks = ApiComparison.Breaks(Read(Described), Read(Changed(at, value))).ToList();

        Assert.That(breaks.Take(1), expected is null ? Is.Empty : Is.EqualTo(new[] { expected }));
    }

    [Test]
    public void Breaks_OfTheSameDescription_AreNone() => Assert.That(ApiComparison.Breaks(Read(Described), Read(Described)), Is.Empty);

    private static OpenApiDocument Read(string json) => OpenApiDocument.Parse(json, OpenApiConstants.Json).Document!;

    /// <summary>The description with the value at a JSON pointer set, or taken out.</summary>
    private static string Changed(string pointer, string? value)
    {
        var root = JsonNode.Parse(Described)!;
        var parts = pointer[1..].Split('/').Select(p => p.Replace("~1", "/", StringComparison.Ordinal)).ToList();
        var holder = parts[..^1].Aggregate(root, (node, part) => node is JsonArray list ? list[int.Parse(part, System.Globalization.CultureInfo.InvariantCulture)]! : node[part]!);
        var node = value is null ? null : JsonNode.Parse(value);
        if (holder is JsonArray array && value is null) array.RemoveAt(int.Parse(parts[^1], System.Globalization.CultureInfo.InvariantCulture));
        else if (holder is JsonArray end) end.Add(node);
        else if (value is null) holder.AsObject().Remove(parts[^1]);
        else holder[parts[^1]] = node;
        return root.ToJsonString();
    }
}
