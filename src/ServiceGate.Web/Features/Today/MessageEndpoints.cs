using System.Globalization;
using ServiceGate.Core.Commands.Notifications;
using ServiceGate.Core.Facts.Organisation;
using ServiceGate.Data.Queries;
using ServiceGate.Web.Api;
using ServiceGate.Web.Shell.Languages;

namespace ServiceGate.Web.Features.Today;

/// <summary>The messages in the house for the caller.</summary>
internal static class MessageEndpoints
{
    public static void Map(RouteGroupBuilder reads, RouteGroupBuilder commands)
    {
        reads.MapGet("/messages", ListAsync).Produces<ItemList<MessageDocument>>()
            .WithSummary("Lists the caller's messages").WithDescription("Reminders, escalations and what steps of definitions say. Unread ones first, each newest first. unread=true leaves the others out. At most the newest 1,000 of those that pass the filters.");
        commands.MapPost("/messages/readings", ReadAsync).Produces<MessagesRead>()
            .WithSummary("Marks messages as read").WithDescription("For the caller alone. Answers how many were not read before.");
    }

    private static Task<IResult> ListAsync(ApiCall call, MessageList messages, string? unread, string? launch, string? from, string? until) => call.AsCallerAsync(async (actor, _) =>
    {
        if (unread is not (null or "true" or "false")) return QueryValues.Wrong("unread", unread);
        var asked = new AskedFilters();
        var filter = new MessageFilter(AskedFilters.Text(launch), asked.Moment("from", from), asked.Moment("until", until));
        return asked.Wrong ?? ApiCall.Json(new ItemList<MessageDocument>(
            [.. (await messages.OfAsync(actor, unread == "true", MessageList.LookedAt, filter, call.Cancellation)).Select(m => MessageDocument.Of(m, call.Texts))]));
    });

    private static Task<IResult> ReadAsync(ApiCall call, JsonBody<ReadInput> body) => call.RunAsync(new ReadMessages(body.Value.Messages), ApiCall.Json);
}

/// <summary>A message in the house.</summary>
/// <param name="Id">Id.</param>
/// <param name="Launch">Number of the launch it is about; empty for a message about an account.</param>
/// <param name="Title">That launch's title; empty for a message about an account.</param>
/// <param name="Step">The step it is about, or the sign-in name of the account.</param>
/// <param name="Message">What it says, as a code: reminder, overdue, or what the definition names.</param>
/// <param name="Text">What it says in words, in the language of the request.</param>
/// <param name="Role">The role it is for.</param>
/// <param name="Department">The department it is for, where it is for one.</param>
/// <param name="At">When it was written.</param>
/// <param name="DueAt">By when the step is due, for reminders and overdue steps.</param>
/// <param name="ReadAt">When the caller marked it as read; absent: not yet.</param>
public sealed record MessageDocument(
    long Id, string Launch, string Title, string Step, string Message, string Text, Role Role, string? Department, DateTimeOffset At, DateTimeOffset? DueAt, DateTimeOffset? ReadAt)
{
    internal static MessageDocument Of(ReceivedMessage message, Texts texts) => new(
        message.Message.Id, message.LaunchNumber, message.LaunchTitle, message.Message.ActivityId, message.Message.Message,
        texts.Of(message.Message, at => at.UtcDateTime.ToString("yyyy-MM-dd HH:mm'Z'", CultureInfo.InvariantCulture)), message.Message.To.Role,
        message.Message.To.Department, message.Message.At, MessageTexts.DueOf(message.Message), message.ReadAt);
}

/// <summary>Messages that were read.</summary>
/// <param name="Messages">Their ids.</param>
[BodyExample("""{"messages":[1]}""")]
public sealed record ReadInput(IReadOnlyList<long>? Messages = null);
