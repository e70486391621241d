using System.Globalization;
using System.Text;
using ServiceGate.Core.Commands.Framework;
using ServiceGate.Core.Commands.Reconciling;
using ServiceGate.Core.Commands.SignOffs;
using ServiceGate.Core.Facts.Organisation;
using ServiceGate.Core.Facts.SignOffs;
using ServiceGate.Core.Foundation.Checks;
using ServiceGate.Core.Foundation.Json;
using ServiceGate.Core.Rules.Attachments;
using ServiceGate.Core.Rules.Launches;
using ServiceGate.Core.Rules.SignOffs;
using ServiceGate.Core.Rules.StepTypes;

namespace ServiceGate.Core.Commands.Launches;

/// <summary>Closes a launch with what was learnt, once its follow-ups are out and what was changed after its review is signed again.</summary>
/// <param name="Launch">The launch.</param>
/// <param name="Lessons">What was learnt, at most 4,000 characters; feeds the next dossier.</param>
/// <param name="CustomerWords">What customers said themselves, word for word, at most 10 of at most 500 characters, without names or numbers: shown to the reviewers of launches like it.</param>
[CommandName("CloseLaunch"), Members("launch", "lessons", "customerWords")]
public sealed record CloseLaunch(string Launch, string? Lessons, IReadOnlyList<string>? CustomerWords = null) : LaunchCommand<Nothing>(Launch)
{
    /// <summary>The most words that are kept.</summary>
    public const int MostWords = 10;

    internal override Permission Permission => Permission.CloseLaunch;

    internal override async Task<Outcome<Nothing>> DecideAsync(LaunchContext desk)
    {
        var check = new Check().Text(Lessons, "lessons", 4000);
        var words = (CustomerWords ?? []).Select(w => w?.Trim() ?? "").Where(w => w.Length > 0).ToList();
        CheckWords(words, check);
        if (!check.Passed) return Refused.Invalid(check.Violations);
        var facts = await desk.FactsAsync();
        var (step, visit) = facts.Waiting.FirstOrDefault(w => w.Activity.Type is PostLaunchReview);
        if (step is null) return Refused.Conflict("close.not-yet");
        if (facts.Batches.FirstOrDefault(b => !b.HasEnded) is { } open)
            return Refused.Conflict("close.notices-outstanding", null, ("step", open.Step), ("channel", open.Channel.Code()));
        if (PostChecks.WhyNot(facts, "close.post-checks-open", null) is { } unproven) return unproven;
        if (RequiredSignatures.SignOffSteps(facts.Definition).FirstOrDefault(s => SigningAgain.IsAskedOutOfTurn(s, facts)) is { } unsigned)
            return Refused.Conflict("close.not-signed", null, ("step", unsigned.Id));
        desk.Launch = desk.Launch with { Lessons = Lessons!.Trim(), CustomerWords = words };
        await DecisionRecorder.RecordAsync(desk, facts, step, visit, Verdict.Closed, Lessons, []);
        return Nothing.Value;
    }

    /// <summary>What is kept with the launch for years names nobody: a phone or identity number in it is refused.</summary>
    private static void CheckWords(List<string> words, Check check)
    {
        check.That(words.Count <= MostWords, "list.too-long", "customerWords", ("most", MostWords));
        foreach (var (i, said) in words.Take(MostWords).Index())
        {
            var field = string.Create(CultureInfo.InvariantCulture, $"customerWords[{i}]");
            var numbers = new PersonalNumbers();
            numbers.Add(Encoding.UTF8.GetBytes(said));
            numbers.End();
            check.Optional(said, field, 500).That(numbers.Count == 0, "customer-words.personal", field);
        }
    }
}
