using System.Globalization;
using ServiceGate.Core.Commands.Framework;
using ServiceGate.Core.Facts.ApprovedTexts;
using ServiceGate.Core.Facts.Dossiers;
using ServiceGate.Core.Facts.Launches;
using ServiceGate.Core.Facts.Organisation;
using ServiceGate.Core.Foundation.Checks;
using ServiceGate.Core.Foundation.Json;
using ServiceGate.Core.Foundation.Time;
using ServiceGate.Core.Ports.ApprovedTexts;
using ServiceGate.Core.Rules.Notices;

namespace ServiceGate.Core.Commands.ApprovedTexts;

/// <summary>Proposes a text for emergencies, or words of its lists, to be approved by the other of the two heads (<see cref="ApprovingSeats"/>).</summary>
/// <param name="Unit">Code of the unit; they are for its emergencies and those of units below.</param>
/// <param name="Kind">Code of the kind of launch.</param>
/// <param name="Part">Code: text, place, cause.</param>
/// <param name="Code">What the text is called, <c>cable-cut</c>: the texts of one occasion share it; null for words.</param>
/// <param name="Purpose">Code of what the text is for; null for words.</param>
/// <param name="Entries">The text, or up to <see cref="ApprovedTextRules.MostAtOnce"/> words.</param>
/// <param name="Until">The last day on which it is good, <c>2027-12-31</c>, in the unit's zone.</param>
[CommandName("ProposeTexts"), Members("unit", "kind", "part", "code", "purpose", "entries", "until")]
public sealed record ProposeTexts(string? Unit, string? Kind, string? Part, string? Code, string? Purpose, IReadOnlyList<ApprovedEntry>? Entries, string? Until) : Command<TextsProposed>
{
    internal override Permission Permission => Permission.ReadLaunches;

    internal override bool IsGivenInPerson => true;

    internal override async Task<Outcome<TextsProposed>> ExecuteAsync(CommandContext context)
    {
        var found = ApprovedTextCommands.Unit(context, Unit);
        if (!found.IsDone) return new Refused(found.Refusal!.Value, found.Violations);
        var (unit, check) = (found.Value!, new Check());
        check.That(CoreJson.TryParseCode<LaunchKind>(Kind, out var kind), "kind.unknown", "kind", ("kind", Kind ?? ""))
            .That(CoreJson.TryParseCode<ApprovedPart>(Part, out var part), "approved-text.part-unknown", "part", ("part", Part ?? ""))
            .That(Entries is { Count: > 0 } && Entries.All(entry => entry is not null), "list.required", "entries").That(Entries is not { Count: > ApprovedTextRules.MostAtOnce }, "list.too-long", "entries", ("most", ApprovedTextRules.MostAtOnce));
        var until = UntilOf(context, unit, check);
        if (!check.Passed) return Refused.Invalid(check.Violations);
        var purpose = CheckSaid(part, check);
        if (!check.Passed) return Refused.Invalid(check.Violations);
        var there = await context.Session.ApprovedTexts.OfAsync([unit.Id], kind);
        var proposed = new List<ApprovedText>();
        for (var i = 0; i < Entries!.Count; i++)
        {
            var name = (Unit: unit.Id, Kind: kind, Part: part, Code: part is ApprovedPart.Text ? Code! : Entries[i].Zh!, Purpose: purpose);
            var versions = there.Concat(proposed).Where(t => t.Name == name).ToList();
            check.That(!versions.Exists(t => t.IsOpen), "approved-text.pending", string.Create(CultureInfo.InvariantCulture, $"entries[{i}]"), ("code", name.Code));
            proposed.Add(new(
                await context.Session.NextIdAsync(), unit.Id, kind, part, name.Code, purpose, versions.Select(t => t.Version).DefaultIfEmpty().Max() + 1, new(Entries[i].Zh, Entries[i].En), until,
                context.Actor.PersonId, ApprovingSeats.Of(context.Actor, unit.Id, context.Tree)[0], context.Now));
        }
        if (!check.Passed) return Refused.Conflict("approved-text.pending", check.Violations[0].Field, ("code", check.Violations[0].Arguments["code"]));
        foreach (var text in proposed) await context.Session.ApprovedTexts.AddAsync(text);
        context.Audit(null, "approved-text.proposed", new { unit = unit.Code, kind = kind, part = part, code = Code, purpose = purpose, texts = proposed.Select(t => t.Id).ToList(), until = Until });
        return new TextsProposed([.. proposed.Select(t => t.Id)]);
    }

    private NoticePurpose? CheckSaid(ApprovedPart part, Check check)
    {
        if (part is not ApprovedPart.Text)
        {
            for (var i = 0; i < Entries!.Count; i++) ApprovedTextRules.CheckWord(new(Entries[i].Zh, Entries[i].En), string.Create(CultureInfo.InvariantCulture, $"entries[{i}]"), check);
            return null;
        }
        check.That(Entries!.Count == 1, "approved-text.one", "entries").That(IsCode(Code), "item.key", "code", ("key", Code ?? ""))
            .That(CoreJson.TryParseCode<NoticePurpose>(Purpose, out var purpose) && ApprovedTextRules.Purposes.Contains(purpose), "approved-text.purpose-unknown", "purpose", ("purpose", Purpose ?? ""));
        var text = new Check();
        ApprovedTextRules.CheckText(new(Entries[0].Zh, Entries[0].En), text);
        check.Add(text.Violations, "entries[0].");
        return purpose;
    }

    private DateTimeOffset UntilOf(CommandContext context, OrganisationUnit unit, Check check)
    {
        var zone = LocalTimes.Zone(unit.TimeZone);
        var known = DateTime.TryParseExact(Until, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day.Year is >= LocalTimes.FirstYear and <= LocalTimes.LastYear;
        if (!check.That(known, "date.format", "until", ("value", Until ?? "")).Passed) return context.Now;
        var today = context.Now.InZone(zone).Date;
        check.That(day >= today, "approved-text.over", "until").That((day - today).Days < ApprovedTextRules.MostDays, "approved-text.too-long", "until", ("most", ApprovedTextRules.MostDays));
        return LocalTimes.ResolveLeniently(day.AddDays(1), zone);
    }

    private static bool IsCode(string? code) => code is { Length: > 0 and <= 40 } && code.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-');
}

/// <summary>Texts were proposed.</summary>
/// <param name="Texts">Their ids, in the order in which they came.</param>
[Members("texts")]
public sealed record TextsProposed(IReadOnlyList<long> Texts);
