using ServiceGate.Core.Commands.Organisation;
using ServiceGate.Core.Facts.Flows;
using ServiceGate.Core.Facts.Organisation;

namespace ServiceGate.Tests.Scenarios;

/// <summary>Nobody to act is a state that somebody owns: an administrator is asked to name somebody for a vacant seat.</summary>
public sealed class VacancyScenarios
{
    [Test]
    public async Task ASeatThatFallsVacant_IsTheAdministratorsWork_UntilSomebodyIsNamed()
    {
        var story = await (await Scenario.StartAsync()).ToReviewAsync();
        Assert.That(Vacant(story), Is.Empty);

        await ActiveAsync(story, Scenario.It, false);
        await story.WorkAsync();
        Assert.That(Vacant(story), Is.Empty, "the province's reviewer may sign for the city");

        await ActiveAsync(story, "shi.tao", false);
        await story.WorkAsync();
        Assert.That(Vacant(story), Is.EqualTo(new[] { "vacant:review-it#1 Administrator" }));
        await story.WorkAsync();
        await story.TendAsync();
        Assert.That(story.State.Messages.Where(m => m.Message == "seat-vacant").Select(m => (m.To.Role, m.ActivityId)), Is.EqualTo(new[] { (Role.Administrator, "review-it") }), "one message");

        await ActiveAsync(story, Scenario.It, true);
        await story.WorkAsync();
        Assert.That(Vacant(story), Is.Empty);
    }

    private static async Task ActiveAsync(Scenario story, string person, bool active)
    {
        var stored = story.State.People[story.IdOf(person)];
        (await story.RunAsync("admin", new EditPerson(stored.UserName, stored.NameZh, stored.NameEn, stored.Language, stored.Email, active))).Required();
    }

    private static string[] Vacant(Scenario story) => [.. story.State.Work.Where(w => w.Kind is WorkKind.FillSeat).Select(w => $"{w.Key} {w.Who.Role}")];
}
