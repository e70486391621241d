using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using ServiceGate.Core.Foundation.Time;
using ServiceGate.Web.Shell.Languages;

namespace ServiceGate.Web.Play;

/// <summary>Tells a story's steps on a terminal, in one language.</summary>
/// <param name="output">Where to.</param>
/// <param name="error">Where failures go.</param>
/// <param name="texts">The words around the steps.</param>
/// <param name="story">The story.</param>
public sealed class PlayLog(TextWriter output, TextWriter error, Texts texts, Story story)
{
    private readonly TimeZoneInfo _zone = LocalTimes.Zone(story.Window.TimeZone);
    private string? _phase;

    /// <summary>JSON as people read it.</summary>
    internal static JsonSerializerOptions Readable { get; } = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Takes what a playing came to; null: it is the last line of what is told.</summary>
    internal Action<PlaySummary>? Answer { get; init; }

    /// <summary>Says a sentence of the catalogue.</summary>
    public void Say(string key, params ReadOnlySpan<(string Name, object? Value)> arguments) => output.WriteLine(texts.T(key, arguments));

    /// <summary>The story begins, or goes on.</summary>
    /// <param name="place">The database or server.</param>
    /// <param name="customers">How many customers are played.</param>
    public void Start(string place, int customers) => Say(
        "play.started", ("title", story.Title.In(texts.Language.Tag)), ("steps", story.Steps.Count), ("customers", customers), ("place", place));

    /// <summary>Something went otherwise than told.</summary>
    public void Failure(string sentence) => error.WriteLine(sentence);

    /// <summary>A step begins.</summary>
    /// <param name="step">The step.</param>
    /// <param name="now">Business time.</param>
    /// <param name="variables">Fill what is told.</param>
    public void Begin(StoryStep step, DateTimeOffset now, StoryVariables variables)
    {
        if (_phase != step.Phase)
            output.WriteLine($"{Environment.NewLine}── {story.Phases.First(p => p.Code == step.Phase).Name.In(texts.Language.Tag)} ──");
        _phase = step.Phase;
        var time = now.InZone(_zone).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
        var who = step.Actor is null ? "" : story.Actors[step.Actor];
        output.Write(string.Create(CultureInfo.InvariantCulture, $"[{step.No,2}/{story.Steps.Count}] {time}  {who,-10} {variables.Fill(step.Say.In(texts.Language.Tag))}"));
        output.Flush();
    }

    /// <summary>A step is over.</summary>
    public void Done() => output.WriteLine(" ✓");

    /// <summary>A step failed.</summary>
    /// <returns>The sentence that says so.</returns>
    public string Failed(StoryStep step, string what)
    {
        output.WriteLine(" ✗");
        return texts.T("play.failed", ("step", step.No), ("what", what));
    }

    /// <summary>What the playing came to.</summary>
    internal void Summary(PlaySummary summary)
    {
        if (Answer is not null) Answer(summary);
        else output.WriteLine(JsonSerializer.Serialize(summary, LastLine));
    }

    private static JsonSerializerOptions LastLine { get; } = new(Readable) { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull };
}
