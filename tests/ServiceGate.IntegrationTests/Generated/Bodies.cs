using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;

namespace ServiceGate.IntegrationTests.Generated;

/// <summary>Makes bodies: those of guides, what is there already, or what the schema lets expect.</summary>
internal sealed class Bodies(InstallationOfAllPhases server, Readings readings, ValueMaker values, Random random)
{
    /// <summary>Customers of no other list: changed numbers would have other launches signed again.</summary>
    public StringContent CustomerFile(bool wrong = false) => new(
        $"account,name,phone{(wrong ? ",nothing" : "")}\n"
            + string.Concat(Enumerable.Range(1, random.Next(1, 20)).Select(i => string.Create(CultureInfo.InvariantCulture, $"TX{i:0000},测试{i},{(wrong ? "x" : "1")}00270{i:00000}\n"))),
        Encoding.UTF8, "text/csv");

    /// <summary>A body as JSON.</summary>
    /// <param name="operation">What it is for.</param>
    /// <param name="path">The path that it is sent to.</param>
    /// <param name="choice">Who sends it.</param>
    /// <param name="first">The answer to what was asked for before; null: there was none.</param>
    /// <param name="wrong">Whether something is wrong in it.</param>
    /// <param name="kind">The kind that it is said to be.</param>
    public async Task<StringContent> MakeAsync(Operation operation, string path, Choice choice, JsonNode? first, bool wrong, string kind)
    {
        var body = choice.Guide?.Bodies is { Length: > 0 } bodies
            ? await readings.FillAsync(JsonNode.Parse(bodies[random.Next(bodies.Length)]), choice, first)
            : await ContentAsync(operation, path, choice) ?? values.Make(operation.Body);
        body ??= new JsonObject();
        var text = !wrong ? body.ToJsonString() : random.Next(6) == 0 ? "{\"a\":" : values.Spoil(body);
        return new StringContent(text, new MediaTypeHeaderValue(kind));
    }

    /// <summary>The content that stands at the path already.</summary>
    private async Task<JsonNode?> ContentAsync(Operation operation, string path, Choice choice) =>
        operation.Method == HttpMethod.Put && random.Next(3) > 0 && await server.GetAsync(choice.Person, path) is { Status: 200 } there ? there.Body["content"]?.DeepClone() : null;
}
