using ServiceGate.Core.Facts.Dossiers;
using ServiceGate.Core.Foundation.Checks;
using ServiceGate.Core.Foundation.Json;

namespace ServiceGate.Core.Facts.Notices;

/// <summary>What an act would send: asked for before it is done.</summary>
/// <param name="Notices">What would go out; none: nobody is told of it.</param>
/// <param name="Seen">Names whom and what, not when: what else would go out by now is asked for again.</param>
[Members("notices", "seen")]
public sealed record NoticesAhead(IReadOnlyList<NoticeAhead> Notices, string Seen);

/// <summary>A notice that an act would send.</summary>
/// <param name="Step">The step's code in the plan.</param>
/// <param name="Purpose">What it is for.</param>
/// <param name="Channel">On which channel.</param>
/// <param name="Customers">To how many customers.</param>
/// <param name="DueAt">When, at the earliest.</param>
/// <param name="Text">What they would read.</param>
/// <param name="FailedText">What those would read for whom the launch failed.</param>
/// <param name="Zone">To those of the list who live in this zone (IANA name), where it has customers of several; absent: to everybody.</param>
[Members("step", "purpose", "channel", "customers", "dueAt", "text", "failedText", "zone")]
public sealed record NoticeAhead(
    string Step, NoticePurpose Purpose, NoticeChannel Channel, int Customers, DateTimeOffset DueAt, LocalText Text, LocalText? FailedText = null,
    string? Zone = null);
