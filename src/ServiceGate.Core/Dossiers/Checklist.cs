using System.Text.Json;
using ServiceGate.Core.Launches;

namespace ServiceGate.Core.Dossiers;

/// <summary>What a kind of launch asks for: data beside its definition, read from <c>workflows/&lt;kind&gt;.checklist.json</c>.</summary>
/// <param name="Kind">The kind.</param>
/// <param name="DefaultWindow">Local times proposed for a new launch.</param>
/// <param name="Concerns">The service concerns, in the order of the form.</param>
/// <param name="Channels">The channels that need a script.</param>
/// <param name="Duties">The positions on duty during the window.</param>
/// <param name="Notices">The proposed notice plan, by step code; every code is required in the plan.</param>
/// <param name="CoveragePercent">How many of 100 affected customers must have been told before the go-ahead.</param>
/// <param name="Hotline">The number that notices name for questions.</param>
/// <param name="GoAheadHours">How many hours before the window's start the go-ahead gate must open at the latest.</param>
public sealed record Checklist(
    LaunchKind Kind, NoticeBand DefaultWindow, IReadOnlyList<Concern> Concerns, IReadOnlyList<ScriptChannel> Channels, IReadOnlyList<Duty> Duties,
    IReadOnlyDictionary<string, JsonElement> Notices, int CoveragePercent, int GoAheadHours, string Hotline = "10000");

/// <summary>A service concern of a checklist (服务关注点).</summary>
/// <param name="Id">Id, unique in the checklist (<c>I3</c>).</param>
/// <param name="Question">The question.</param>
/// <param name="Guidance">How to answer it.</param>
/// <param name="Department">Who answers for it.</param>
/// <param name="Evidence">What proves it.</param>
public sealed record Concern(string Id, LocalText Question, LocalText Guidance, string Department, LocalText Evidence);

/// <summary>A channel that needs a script.</summary>
/// <param name="Code">Code (<c>hotline</c>).</param>
/// <param name="Name">Name.</param>
public sealed record ScriptChannel(string Code, LocalText Name);

/// <summary>A position that must be staffed during the window.</summary>
/// <param name="Code">Code (<c>commander</c>).</param>
/// <param name="Name">Name.</param>
/// <param name="NotWith">Another position that the same person may not hold: whoever checks does not operate (双人复核).</param>
public sealed record Duty(string Code, LocalText Name, string? NotWith = null);
