using ServiceGate.Core.Facts.Dossiers;
using ServiceGate.Core.Facts.Gates;
using ServiceGate.Core.Facts.Launches;
using ServiceGate.Core.Facts.Notices;
using ServiceGate.Core.Foundation.Json;
using ServiceGate.Core.Rules.SignOffs;
using ServiceGate.Core.Rules.Steps;
using ServiceGate.Core.Rules.StepTypes;
using ServiceGate.Core.Rules.Times;
using ServiceGate.Web.Shell.Components;
using ServiceGate.Web.Shell.Languages;
using ServiceGate.Web.Views.Launches;

namespace ServiceGate.Web.Features.Launches.Overview;

/// <summary>
/// The course of a launch in time: today, by when all have signed, its announcements, its window, the end of the watch, and its gates as doors between them. It says at one look
/// whether the launch can go ahead: what cannot be kept any more is red.
/// </summary>
/// <param name="view">The launch.</param>
/// <param name="texts">The page's language.</param>
internal sealed class TimeLine(LaunchView view, Texts texts)
{
    /// <summary>The moments in their order.</summary>
    public IReadOnlyList<TimePoint> Points() =>
    [
        .. new[] { Now, Signatures, Watch }.OfType<TimePoint>().Concat(view.Gates.Select(Door)).Concat(Announcements()).Append(Window)
            .Select((point, i) => (point, i)).OrderBy(p => p.point.At).ThenBy(p => p.i).Select(p => p.point),
    ];

    private bool IsOver => view.Launch.HasEnded || view.Launch.Result is not null;

    private TimePoint? Now => view.Launch.HasEnded ? null : new(texts.T("timeline.now"), view.Now, PillState.Running, IsNow: true);

    /// <summary>When the last of those asked has to sign by the steps' own deadlines, or when the last of them has.</summary>
    private TimePoint? Signatures
    {
        get
        {
            var steps = RequiredSignatures.RequiredSteps(view.Facts).Select(s => s.Id).ToHashSet(StringComparer.Ordinal);
            var asked = view.Work.Where(w => w.Step is { } step && steps.Contains(step) && w.DueAt is not null).ToList();
            if (asked.Count > 0)
            {
                var due = asked.Max(w => w.DueAt!.Value);
                return new(texts.T("timeline.signatures"), due, due <= view.Now ? PillState.Blocked : PillState.Waiting, texts.Count("timeline.signatures-open", asked.Count));
            }
            var signed = steps.Count > 0 && steps.All(id => SignOffRules.Standing(view.Facts.Definition.Find(id), view.Facts).Signed);
            return signed && view.Facts.Decisions.LastOrDefault(d => steps.Contains(d.Step)) is { } last
                ? new(texts.T("timeline.signatures"), last.At, PillState.Open, texts.T("timeline.signed"))
                : null;
        }
    }

    private TimePoint Door(GateView gate)
    {
        var label = texts.Gate(gate.Gate.Name, view.Launch.Kind);
        if (gate.State is GateState.Open) return new(label, gate.Gate.ChangedAt, PillState.Open, texts.T("gate.open"), Gate: gate.Gate.Name);
        if (gate.State is GateState.NotNeeded || IsOver) return new(label, gate.Latest, PillState.Draft, texts.T("gate.not-opened"), Gate: gate.Gate.Name);
        return gate.Latest <= view.Now
            ? new(label, gate.Latest, PillState.Blocked, texts.T("timeline.missed"), Gate: gate.Gate.Name)
            : new(label, gate.Latest, PillState.Waiting, texts.T("timeline.by"), gate.Blockers.Count > 0 ? texts.Count("timeline.needs", gate.Blockers.Count) : null, gate.Gate.Name);
    }

    private IEnumerable<TimePoint> Announcements()
    {
        var sent = view.Facts.Batches.Where(b => b.Purpose is NoticePurpose.Announcement or NoticePurpose.Outreach).GroupBy(b => b.Step)
            .Select(step => (Step: step.Key, At: step.Min(b => b.StartedAt ?? b.DueAt), State: StateOf([.. step]))).ToList();
        var planned = view.Facts.Contents<NoticeStep>(Section.Notices).Where(s => s.Content.Purpose is NoticePurpose.Announcement && !sent.Exists(b => b.Step == s.Key))
            .Select(s => (Step: s.Key, At: NoticeTiming.OfAnnouncement(s.Content, view.Facts.CustomersWindow).DueAt, State: PillState.Draft))
            .Select(s => s with { State = s.At <= view.Now && !IsOver ? PillState.Blocked : PillState.Draft });
        return sent.Concat(planned).Select(step => new TimePoint(texts.Name("step", step.Step), step.At, step.State, texts.T("timeline.notice-" + step.State.Word())));
    }

    private PillState StateOf(IReadOnlyList<Batch> batches) =>
        batches.Any(b => b.Status is BatchStatus.Running) ? PillState.Running
        : batches.All(b => b.Status is BatchStatus.Done or BatchStatus.NotNeeded) ? PillState.Open
        : batches.Any(b => b.Status is BatchStatus.Paused) ? PillState.Waiting
        : batches.Any(b => b.HasEnded && b.Status is not (BatchStatus.Done or BatchStatus.NotNeeded)) || batches.Any(b => b.DueAt <= view.Now) ? PillState.Blocked
        : PillState.Draft;

    private TimePoint Window
    {
        get
        {
            var launch = view.Launch;
            var label = texts.T(launch.Variant is LaunchVariant.Emergency ? "timeline.restored" : IsCutover ? "launch.window" : "launch.period");
            var at = launch.Variant is LaunchVariant.Emergency ? launch.Window.End : launch.Window.Start;
            if (launch.Result is { } result) return new(label, at, PillState.Open, texts.Result(result, launch.Variant));
            if (launch.HasEnded) return new(label, at, PillState.Draft, texts.T("launch-status." + launch.Status.Code()));
            if (launch.Window.End <= view.Now) return new(label, at, PillState.Blocked, texts.T("timeline.over"));
            return launch.HasBegun(view.Now) ? new(label, at, PillState.Running, texts.T("timeline.under-way")) : new(label, at, PillState.Draft);
        }
    }

    private bool IsCutover => view.Launch.Kind is LaunchKind.NetworkCutover or LaunchKind.ItCutover;

    /// <summary>Until when complaints are watched after the launch: from the report, or from the end of the window while there is none.</summary>
    private TimePoint? Watch
    {
        get
        {
            var steps = view.Facts.Definition.AllActivities.ToList();
            var launch = steps.FindIndex(a => a.Type is AwaitLaunch);
            if (launch < 0 || steps.Skip(launch).FirstOrDefault(a => a.Type is WatchComplaints) is not { } watch) return null;
            if (StepType.Of(watch).Timed?.EndsAt(watch, view.Launch.ReportedAt ?? view.Launch.Window.End) is not { } ends) return null;
            var (waits, over) = (view.Facts.Waiting.Any(w => w.Activity.Id == watch.Id), view.Facts.State?.Visits.GetValueOrDefault(watch.Id) > 0);
            return new(texts.T("timeline.watch"), ends, waits ? PillState.Running : over ? PillState.Open : PillState.Draft, waits ? texts.T("timeline.watching") : over ? texts.T("timeline.watched") : null);
        }
    }
}
