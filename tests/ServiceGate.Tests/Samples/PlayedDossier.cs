using System.Text.Json;
using ServiceGate.Core.Commands.Attachments;
using ServiceGate.Core.Commands.Dossiers;
using ServiceGate.Core.Commands.Launches;
using ServiceGate.Core.Commands.SignOffs;
using ServiceGate.Core.Facts;
using ServiceGate.Core.Facts.Dossiers;
using ServiceGate.Core.Facts.Gates;
using ServiceGate.Core.Foundation.Json;
using ServiceGate.Core.Foundation.Time;
using ServiceGate.Core.Rules.Gates;
using ServiceGate.Core.Rules.Launches;
using ServiceGate.Core.Rules.Steps;
using ServiceGate.Core.Rules.StepTypes;
using ServiceGate.Tests.Scenarios;
using ServiceGate.Tests.Workflow;
using ServiceGate.Workflow.Definitions;

namespace ServiceGate.Tests.Samples;

/// <summary>
/// A dossier of a network cutover that somebody else wrote, taken as far as the shipped rules let it: everybody who is asked says yes. It is played on the version that the samples were written for.
/// </summary>
/// <param name="dossier">Its items by section and key, as a sample's <c>dossier.json</c> holds them.</param>
/// <param name="procedure">What its operation procedure says.</param>
internal sealed class PlayedDossier(JsonElement dossier, string procedure)
{
    private const string Kind = "network-cutover";

    private static readonly ShippedCatalogue Catalogue = ShippedCatalogue.With(Shipped.All.Single(d => (d.Id, d.Version) == (Kind, 6)));

    /// <summary>Department that does not sign, because nobody of it has looked; null: all do.</summary>
    internal string? Unsigned { get; init; }

    internal Scenario Story { get; private set; } = null!;

    /// <summary>The kind's checklist, as a form asks for it.</summary>
    internal static Checklist Checklist => Catalogue.Checklist(Core.Facts.Launches.LaunchKind.NetworkCutover, Core.Facts.Launches.LaunchVariant.Launch, 6);

    /// <summary>Plays it up to the go-ahead: customers are told, the people on duty are named.</summary>
    /// <param name="from">Local moment at which its owner begins.</param>
    /// <param name="window">Its window.</param>
    internal async Task<PlayedDossier> PlayAsync(string from, WindowInput window)
    {
        Story = (await Scenario.StartAsync(Catalogue)).At(from);
        await new CourseRobot(Story, Kind, "launch", RiskLevel.Low) { Instead = HandInAsync, Stays = Stays }.RunAsync(window);
        return this;
    }

    /// <summary>What keeps the go-ahead shut, as <c>rule argument</c>.</summary>
    /// <param name="argument">Which of what the rule names.</param>
    internal async Task<IReadOnlyList<string>> BlockersAsync(string argument) =>
        [.. GateRules.Blockers(GateNames.GoAhead, await Story.FactsAsync(), Story.Clock.GetUtcNow()).Select(b => $"{b.Rule} {b.Arguments.GetValueOrDefault(argument)}".TrimEnd())];

    /// <summary>The rules that keep the go-ahead shut.</summary>
    internal async Task<IReadOnlyList<string>> RulesAsync() => [.. (await BlockersAsync("")).Distinct()];

    /// <summary>On the night: ticks the hold points that can be proven, each at its time, and reports the start.</summary>
    /// <param name="isProven">Whether there is proof of a point, by its code.</param>
    internal async Task<string> BeginAsync(Func<string, bool> isProven)
    {
        while (HoldPoints.Next(await Story.FactsAsync()) is { } point && isProven(point.Code))
        {
            Reach(point.At);
            if (await Story.RunAsync(Cast.Operations, new TickHoldPoint(Story.Number, point.Code, "记录已存。")).InFullAsync() is not "done" and var refused) return refused;
        }
        Reach(Story.Launch.Window.Start);
        return await Story.RunAsync(Cast.Operations, new ReportStart(Story.Number)).InFullAsync();
    }

    /// <summary>Writes an item over what is there.</summary>
    internal async Task WriteAsync(string section, string key, object content) =>
        (await Story.SaveAsync(Cast.Manager, section, key, content as JsonElement? ?? JsonSerializer.SerializeToElement(content, CoreJson.Options))).Required();

    private void Reach(DateTimeOffset moment)
    {
        if (Story.Clock.GetUtcNow() < moment) Story.Clock.Set(moment);
    }

    // Who looks at the go-ahead when all was told and named, or before a review that nobody holds.
    private bool Stays(Activity step, LaunchFacts facts) =>
        step.Id == $"review-{Unsigned}" || step.Type is AwaitLaunch || (step.Type is OpenGate && step.Text("gate") == GateNames.GoAhead && facts.Duties.Count > 0);

    private async Task<bool> HandInAsync(Activity step, LaunchFacts facts)
    {
        if (step.Type is not CollectSections) return false;
        var person = step.Text("role") == "operations" ? Cast.Operations : Cast.Manager;
        foreach (var section in StepType.Of(step).SectionsOf(step).Where(facts.Checklist.AsksFor))
        {
            if (section is Section.Launch) await WriteHeaderAsync(person, facts);
            else if (section is Section.Audience) await ((IStory)Story).ImportAsync(person);
            else
                foreach (var item in dossier.GetProperty(section.Code()).EnumerateObject())
                    await Story.DoAsync(person, new SaveItem(Story.Number, section.Code(), item.Name, item.Value, Story.RevisionOf(section.Code(), item.Name)));
        }
        if (person == Cast.Manager)
            await Story.DoAsync(person, new AttachFile(Story.Number, await Story.SendAsync(person, "procedure.md", procedure), "launch", LaunchHeader.Key, "procedure", "1"));
        await Story.DoAsync(person, new HandIn(Story.Number, step.Id));
        return true;
    }

    private async Task WriteHeaderAsync(string person, LaunchFacts facts)
    {
        var said = dossier.GetProperty("launch").GetProperty(LaunchHeader.Key);
        var there = facts.Contents<LaunchHeader>(Section.Launch).Single().Content;
        await Story.DoAsync(person, new EditHeader(
            Story.Number, new(said.GetProperty("title").GetString(), new(there.WindowStart, there.WindowEnd, there.TimeZone), [.. there.Scope], [], said.GetProperty("description").GetString()),
            Story.RevisionOf("launch", LaunchHeader.Key)));
    }
}
