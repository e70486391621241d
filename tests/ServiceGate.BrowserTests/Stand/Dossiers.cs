using ServiceGate.Core.Commands.SignOffs;
using ServiceGate.Core.Facts.Dossiers;
using ServiceGate.Core.Facts.Launches;
using ServiceGate.Tests.Scenarios;

namespace ServiceGate.BrowserTests;

/// <summary>Fills dossiers of any kind with short content, given as commands where the pages are not what a test is about.</summary>
internal static class Dossiers
{
    /// <summary>Answers every concern as met.</summary>
    internal static async Task AnswerConcernsAsync(this Server server, string launch, string person, LaunchKind kind, LaunchVariant variant = LaunchVariant.Launch)
    {
        foreach (var concern in server.Checklist(kind, variant).Concerns)
            await server.SaveAsync(launch, person, "concerns", concern.Id, new { verdict = "met", evidence = "SG-1" });
    }

    /// <summary>One risk of a likelihood and an impact, with its rehearsed plan.</summary>
    internal static async Task AssessAsync(this Server server, string launch, string person, int likelihood, int impact)
    {
        await server.SaveAsync(launch, person, "risks", "R1", new
        {
            title = "资费规则重复计费",
            cause = "新旧套餐规则并存",
            customersAffected = 800,
            likelihood,
            impact,
            controls = "上线前双轨核对",
            residualLikelihood = 1,
            residualImpact = 2,
            owner = "王敏",
        });
        await server.SaveAsync(launch, person, "contingency", "P1", new
        {
            title = "重复计费处置",
            riskKey = "R1",
            trigger = "日投诉超过10件",
            actions = new[] { new { what = "暂停受理", who = "产品部", withinMinutes = 30 } },
            rehearsal = new { on = "2026-11-01", by = "产品部、计费部", evidence = "SG-2", kind = "laboratory" },
        });
    }

    /// <summary>Facts and hotlines where the kind asks for them, a script for every channel, and one trial without findings.</summary>
    internal static async Task ExplainAsync(this Server server, string launch, string person, LaunchKind kind, LaunchVariant variant = LaunchVariant.Launch)
    {
        var checklist = server.Checklist(kind, variant);
        foreach (var fact in checklist.AsksFor(Section.Facts) ? checklist.Facts! : []) await server.SaveAsync(launch, person, "facts", fact.Code, SampleFacts.Of(fact));
        foreach (var line in checklist.AsksFor(Section.Stress) ? checklist.Stress!.Lines : [])
            await server.SaveAsync(launch, person, "stress", line.Code, new { customers = new { basic = 800 }, handlingSeconds = 240, shifts = new[] { new { from = 0, until = 24, seats = 60, normalCalls = 100 } } });
        foreach (var channel in checklist.Channels) await server.SaveAsync(launch, person, "channels", channel.Code, SampleFacts.Script(checklist, channel.Code, RuleSets.Newest));
        if (variant is LaunchVariant.Launch)
            await server.SaveAsync(launch, person, "trials", "T1", new
            {
                group = "内部员工",
                journey = "办理并使用一周",
                on = "2026-10-28",
                participants = 10,
                passed = 10,
                settled = true,
                testers = new { kind = "staff", over65 = 1, impaired = 1 },
            });
    }

    /// <summary>Approves steps one after the other, each as person and step.</summary>
    internal static async Task ApproveAllAsync(this Server server, string launch, params (string Person, string Step)[] signatures)
    {
        foreach (var (person, step) in signatures) await server.ApproveAsync(launch, person, step);
    }

    /// <summary>Hands a step in.</summary>
    internal static Task HandInAsync(this Server server, string launch, string person, string step) => server.RunAsync(person, new HandIn(launch, step));
}
