#!/usr/bin/env bash
# A colleague's program changes a launch by a JSON Patch (RFC 6902), guarded by tests: only if nobody has decided yet ("value": null), only if the level is still 2. RFC 5789, which a patch over HTTP
# goes by: all changes or none.
#
# Tried with: Microsoft.AspNetCore.JsonPatch.SystemTextJson 10.0.15, .NET 10; ApplyTo on a class and on a JsonNode.
# Expected:   a test for null passes where the member is null; where a test or a step fails, the object is as it was; "" is the whole document; an index such as 01, which the RFC does not allow, is
#             refused.
# Seen:       on a JsonNode a test for null is refused ("cannot be null or empty to perform the test operation"), on a class it passes. What comes before a step that fails stays done: the level is 3
#             though the test behind it said no. A move to a place that is not there takes the value away first, and it is nowhere. Replacing "" is refused; 01 is taken for 1.
# Who cares:  whoever saves the object in spite of the error, or goes on with it: half a change, without the guard that was to stop it, and a value gone. Apply a patch to a copy, and take the copy
#             only if nothing was thrown.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT

cat >"$work/try.cs" <<'CS'
#:package Microsoft.AspNetCore.JsonPatch.SystemTextJson@10.0.15
#:property PublishAot=false
#:property JsonSerializerIsReflectionEnabledByDefault=true
using System.Text.Json; using System.Text.Json.Nodes; using Microsoft.AspNetCore.JsonPatch.SystemTextJson;
var web = new JsonSerializerOptions(JsonSerializerDefaults.Web);
string Try(Action apply, Func<string> now) { try { apply(); return "done, now " + now(); } catch (Exception error) { return $"{error.GetType().Name}: {error.Message.Split('\n')[0]} Now {now()}"; } }
foreach (var (start, patch) in new[]
{
    ("""{"level":2,"decision":null,"tags":[]}""", """[{"op":"test","path":"/decision","value":null},{"op":"replace","path":"/level","value":3}]"""),
    ("""{"level":2,"decision":"yes","tags":[]}""", """[{"op":"replace","path":"/level","value":3},{"op":"test","path":"/decision","value":"no"}]"""),
    ("""{"level":2,"decision":"yes","tags":["a","b"]}""", """[{"op":"move","from":"/tags/0","path":"/tags/7"}]"""),
    ("""{"level":2,"decision":"yes","tags":["a","b"]}""", """[{"op":"remove","path":"/tags/01"}]"""),
    ("""{"level":2,"decision":"yes","tags":["a","b"]}""", """[{"op":"replace","path":"","value":{"level":4}}]""")
})
{
    var node = JsonNode.Parse(start)!; var launch = JsonSerializer.Deserialize<Launch>(start, web)!;
    Console.WriteLine($"{patch}\n  of {start}\n  JsonNode: {Try(() => JsonSerializer.Deserialize<JsonPatchDocument>(patch)!.ApplyTo(node), () => node.ToJsonString())}");
    Console.WriteLine($"  class: {Try(() => JsonSerializer.Deserialize<JsonPatchDocument<Launch>>(patch, web)!.ApplyTo(launch), () => JsonSerializer.Serialize(launch, web))}");
}
public class Launch { public int Level { get; set; } public string? Decision { get; set; } public List<string> Tags { get; set; } = []; }
CS

seen=$(cd "$work" && dotnet run try.cs 2>"$work/log") || { cat "$work/log"; exit 1; }
wanted=$(cat <<'LINES'
[{"op":"test","path":"/decision","value":null},{"op":"replace","path":"/level","value":3}]
  of {"level":2,"decision":null,"tags":[]}
  JsonNode: JsonPatchException: The value at 'decision' cannot be null or empty to perform the test operation. Now {"level":2,"decision":null,"tags":[]}
  class: done, now {"level":3,"decision":null,"tags":[]}
[{"op":"replace","path":"/level","value":3},{"op":"test","path":"/decision","value":"no"}]
  of {"level":2,"decision":"yes","tags":[]}
  JsonNode: JsonPatchException: The current value 'yes' at path 'decision' is not equal to the test value 'no'. Now {"level":3,"decision":"yes","tags":[]}
  class: JsonPatchException: The current value 'yes' at path 'decision' is not equal to the test value 'no'. Now {"level":3,"decision":"yes","tags":[]}
[{"op":"move","from":"/tags/0","path":"/tags/7"}]
  of {"level":2,"decision":"yes","tags":["a","b"]}
  JsonNode: JsonPatchException: The index value provided by path segment '7' is out of bounds of the array size. Now {"level":2,"decision":"yes","tags":["b"]}
  class: JsonPatchException: The index value provided by path segment '7' is out of bounds of the array size. Now {"level":2,"decision":"yes","tags":["b"]}
[{"op":"remove","path":"/tags/01"}]
  of {"level":2,"decision":"yes","tags":["a","b"]}
  JsonNode: done, now {"level":2,"decision":"yes","tags":["a"]}
  class: done, now {"level":2,"decision":"yes","tags":["a"]}
[{"op":"replace","path":"","value":{"level":4}}]
  of {"level":2,"decision":"yes","tags":["a","b"]}
  JsonNode: ArgumentNullException: Value cannot be null. (Parameter 'propertyName') Now {"level":2,"decision":"yes","tags":["a","b"]}
  class: JsonPatchException: The target location specified by path segment '' was not found. Now {"level":2,"decision":"yes","tags":["a","b"]}
LINES
)
printf '%s\n' "$seen"
[[ $seen == "$wanted" ]] || { printf 'this has changed; it was:\n%s\n' "$wanted"; exit 1; }
