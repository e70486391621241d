using System.Globalization;
using ServiceGate.Core.Commands.Framework;
using ServiceGate.Core.Commands.Reconciling;
using ServiceGate.Core.Facts.Concerns;
using ServiceGate.Core.Facts.Organisation;
using ServiceGate.Core.Foundation.Checks;
using ServiceGate.Core.Foundation.Json;
using ServiceGate.Core.Ports.Concerns;
using ServiceGate.Core.Ports.Stores;
using ServiceGate.Core.Rules.Concerns;
using ServiceGate.Core.Rules.Organisation;
using ServiceGate.Workflow.Json;

namespace ServiceGate.Core.Commands.Concerns;

/// <summary>
/// Says something to a service concern (讨论): anybody who may read the launch, at any time. Whoever is mentioned (<see cref="Mentions"/>) gets a message. No content changes, and signatures stand.
/// </summary>
/// <param name="Launch">The launch.</param>
/// <param name="Concern">The concern's id in the checklist.</param>
/// <param name="Text">What is said, at most 2,000 characters; <c>@</c> and a sign-in name mention somebody who may read the launch.</param>
[CommandName("WriteComment"), Members("launch", "concern", "text")]
public sealed record WriteComment(string Launch, string? Concern, string? Text) : LaunchCommand<CommentWritten>(Launch)
{
    /// <summary>The most people that one comment mentions.</summary>
    public const int MostMentions = 20;

    /// <summary>The most comments of a launch.</summary>
    public const int MostOfLaunch = 1000;

    internal override Permission Permission => Permission.ReadLaunches;

    internal override bool AllowedAfterEnd => true;

    internal override bool OnlyRecords => true;

    internal override async Task<Outcome<CommentWritten>> DecideAsync(LaunchContext desk)
    {
        if (!desk.Checklist.Concerns.Any(c => c.Id == Concern)) return Refused.NotFound("concern.unknown", "concern", ("concern", (Concern ?? "").Shortened(64)));
        var check = new Check().Text(Text, "text", 2000);
        if (!check.Passed) return Refused.Invalid(check.Violations);
        var names = Mentions.In(Text!);
        if (names.Count > MostMentions) return Refused.Invalid("list.too-long", "text", ("most", MostMentions));
        var grants = names.Count == 0 ? [] : await desk.Session.ActiveGrantsAsync(desk.Now);
        var mentioned = new List<Assignee>();
        foreach (var name in names)
        {
            var reader = await ReaderAsync(desk, name, grants);
            check.That(reader is not null, "comment.mention-unknown", "text", ("person", name));
            if (reader is not null) mentioned.Add(reader);
        }
        if (!check.Passed) return Refused.Invalid(check.Violations);
        if (await desk.Session.Comments.CountAsync(desk.Launch.Id) >= MostOfLaunch) return Refused.Invalid("list.too-long", "text", ("most", MostOfLaunch));
        var comment = new ConcernComment(
            await desk.Session.NextIdAsync(), desk.Launch.Id, Concern!, Text!.Trim(), desk.Actor.PersonId, desk.Now, [.. mentioned.Select(m => m.PersonId!.Value)]);
        await desk.Session.Comments.AddAsync(comment);
        // What people say may name customers: the trail proves it by its hash.
        desk.Audit("comment.written", new { comment = comment.Id, concern = Concern, mentions = comment.Mentions, hash = ContentHash.OfCanonical(CoreJson.Canonical(comment.Text)) });
        foreach (var to in mentioned.Where(m => m.PersonId != desk.Actor.PersonId)) await TellAsync(desk, comment, to);
        return new CommentWritten(comment.Id);
    }

    /// <summary>Somebody who may read the launch, by one of the roles that let it be read; null: nobody of that name does, whoever else there is.</summary>
    private static async Task<Assignee?> ReaderAsync(LaunchContext desk, string name, IReadOnlyList<PersonGrant> grants) =>
        await desk.Session.Organisation.FindPersonAsync(name) is { Active: true } person ? LaunchReaders.Find(person.Id, grants, desk.Launch.UnitId, desk.Context.Tree) : null;

    private static async Task TellAsync(LaunchContext desk, ConcernComment comment, Assignee to)
    {
        var by = await desk.Session.Organisation.FindPersonAsync(comment.By);
        var arguments = new Dictionary<string, string>(StringComparer.Ordinal) { ["concern"] = comment.Concern, ["byZh"] = by?.NameZh ?? "", ["byEn"] = by?.NameEn ?? "" };
        var name = string.Create(CultureInfo.InvariantCulture, $"mention:{comment.Id}");
        await Reconciling.Notifications.WriteAsync(desk, new(0, desk.Launch.Id, Mentions.About, 0, name, to, "concern-mention", arguments, desk.Now));
    }
}

/// <summary>A comment was written.</summary>
/// <param name="Id">Its id.</param>
[Members("id")]
public sealed record CommentWritten(long Id);
