using System.Text.Json.Nodes;
using ServiceGate.Core.Facts.Dossiers;
using ServiceGate.Core.Facts.Launches;
using ServiceGate.Core.Foundation.Checks;

namespace ServiceGate.Web.Play;

/// <summary>A sample's story (<c>story.json</c>): who does what when, as calls of the public API with what is expected of each answer.</summary>
/// <param name="Title">What it tells.</param>
/// <param name="Actors">Sign-in names by the part that somebody plays.</param>
/// <param name="Dossier">File with the dossier's items by section and key.</param>
/// <param name="Customers">File with the affected customers.</param>
/// <param name="Failed">File with the accounts for which the launch fails; null: it fails for nobody.</param>
/// <param name="Clock">Local moment at which the business clock stands when the story begins.</param>
/// <param name="Window">The launch's window.</param>
/// <param name="Compressed">The window of a compressed playing, which runs on the machine's clock; null: it cannot be played so, since its days are owed.</param>
/// <param name="Ledger">The notices that every customer with an address on the channel gets exactly once.</param>
/// <param name="Phases">The parts of the story, in order.</param>
/// <param name="Steps">The steps, numbered from 1.</param>
/// <param name="Definitions">The versions of definitions on which a server of its own begins, where they are not the newest.</param>
/// <param name="Ends">The status in which the launch stands when the story is over: a story may end where its launch is stopped.</param>
public sealed record Story(
    LocalText Title, IReadOnlyDictionary<string, string> Actors, string Dossier, string Customers, string? Failed, string Clock, StoryWindow Window,
    CompressedWindow? Compressed, IReadOnlyList<PlannedNotice> Ledger, IReadOnlyList<StoryPhase> Phases, IReadOnlyList<StoryStep> Steps,
    IReadOnlyDictionary<string, int>? Definitions = null, LaunchStatus Ends = LaunchStatus.Closed);

/// <summary>A window: local times with their zone.</summary>
/// <param name="Start">Local start, <c>2026-11-28T00:00</c>.</param>
/// <param name="End">Local end.</param>
/// <param name="TimeZone">IANA zone.</param>
public sealed record StoryWindow(string Start, string End, string TimeZone);

/// <summary>A window that begins soon.</summary>
/// <param name="StartsInMinutes">Whole minutes from the minute in which the playing begins.</param>
/// <param name="LengthMinutes">Its length.</param>
public sealed record CompressedWindow(int StartsInMinutes, int LengthMinutes);

/// <summary>A notice of the plan that goes to everybody with an address.</summary>
/// <param name="Step">Step of the notice plan.</param>
/// <param name="Channels">Channels.</param>
public sealed record PlannedNotice(string Step, IReadOnlyList<NoticeChannel> Channels);

/// <summary>A part of the story.</summary>
/// <param name="Code">Code.</param>
/// <param name="Name">Name.</param>
public sealed record StoryPhase(string Code, LocalText Name);

/// <summary>One step. Its number makes the keys of its commands, so that a step that is played again does nothing twice.</summary>
/// <param name="No">Number, from 1 without gaps.</param>
/// <param name="Phase">Code of its phase.</param>
/// <param name="Say">What happens, in words.</param>
/// <param name="Actor">Who does it; null when time alone passes.</param>
/// <param name="At">Local moment to which the clock goes first; null: it stays.</param>
/// <param name="Compressed">Minutes after the window's start (negative: before) for which a compressed playing waits first.</param>
/// <param name="OnlyFull">Whether a compressed playing leaves it out.</param>
/// <param name="Settle">Whether it waits, before the call, until every batch that is due has ended.</param>
/// <param name="Call">What is asked of the server.</param>
public sealed record StoryStep(
    int No, string Phase, LocalText Say, string? Actor = null, string? At = null, int? Compressed = null,
    bool OnlyFull = false, bool Settle = false, StoryCall? Call = null);

/// <summary>A call of the API. Texts may name variables as <c>${launch}</c>.</summary>
/// <param name="Method">Method.</param>
/// <param name="Path">Path below <c>/api/v1</c>.</param>
/// <param name="Body">JSON body; <c>"${content}"</c> is the item of <paramref name="Each"/>.</param>
/// <param name="CustomersFile">Whether the body is the file of customers.</param>
/// <param name="IfMatch">The entity tag that must still hold.</param>
/// <param name="IfNoneMatch"><c>*</c>: there must be none yet.</param>
/// <param name="Each">Calls once for each item of a section of the dossier, with <c>${key}</c>.</param>
/// <param name="Status">The status expected.</param>
/// <param name="Expect">What the answer must hold (<see cref="JsonExpectation"/>).</param>
/// <param name="Save">Variables to keep from the answer, by path in it; <c>@etag</c> is its entity tag.</param>
/// <param name="File">A file of the sample that is sent to the launch before; the body names it as <c>${upload}</c>. <c>${content.file}</c> is the one that the item of <paramref name="Each"/> names.</param>
/// <param name="Until">Whether it asks again until the answer is as expected: of what the server does by itself when time has passed.</param>
public sealed record StoryCall(
    string Method, string Path, JsonNode? Body = null, bool CustomersFile = false, string? IfMatch = null, string? IfNoneMatch = null, StoryEach? Each = null,
    int Status = 200, JsonNode? Expect = null, IReadOnlyDictionary<string, string>? Save = null, string? File = null, bool Until = false);

/// <summary>The items of a section.</summary>
/// <param name="Section">Section of the dossier's file.</param>
/// <param name="WhenCompressed">By key, what a compressed playing changes in an item (JSON merge patch, RFC 7396).</param>
public sealed record StoryEach(string Section, IReadOnlyDictionary<string, JsonObject>? WhenCompressed = null);
