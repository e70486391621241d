using System.Text.Json.Nodes;

namespace ServiceGate.Web.Play;

/// <summary>Sends a file of the sample to its launch, ready to be attached.</summary>
/// <param name="sample">The sample.</param>
/// <param name="stage">The stage.</param>
/// <param name="userName">Who sends it.</param>
internal sealed class FileSending(Sample sample, IStage stage, string userName)
{
    /// <summary>Sends it.</summary>
    /// <param name="file">Its name, with variables.</param>
    /// <param name="turn">Of which turn; sent again in the same turn it is the same upload.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <returns>The upload's id.</returns>
    /// <exception cref="StoryFailedException">It was refused.</exception>
    public async Task<JsonNode> SendAsync(string file, StoryTurn turn, CancellationToken cancellation)
    {
        var (name, uploads) = (turn.Variables.Fill(file), turn.Variables.Fill("/launches/${launch}/uploads"));
        var bytes = sample.FileOf(name);
        var begun = await AskAsync(new($"{turn.Key}-begin", HttpMethod.Post, uploads, new JsonObject { ["name"] = Path.GetFileName(name), ["bytes"] = bytes.Length }), 201, cancellation);
        var upload = begun?["id"] ?? throw new StoryFailedException($"{uploads} → no id in {begun}");
        await AskAsync(new($"{turn.Key}-bytes", HttpMethod.Put, $"{uploads}/{upload}/bytes?offset=0", Bytes: bytes), 200, cancellation);
        return upload;
    }

    private async Task<JsonNode?> AskAsync(StoryRequest request, int expected, CancellationToken cancellation)
    {
        var answer = await stage.SendAsync(userName, request, cancellation);
        return answer.Status == expected ? answer.Body : throw new StoryFailedException($"{request.Method} {request.Path} → {answer.Status}, expected {expected}: {answer.Body}");
    }
}
