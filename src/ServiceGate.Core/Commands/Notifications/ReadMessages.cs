using ServiceGate.Core.Commands.Framework;
using ServiceGate.Core.Facts.Notifications;
using ServiceGate.Core.Facts.Organisation;
using ServiceGate.Core.Foundation.Checks;
using ServiceGate.Core.Foundation.Json;
using ServiceGate.Core.Ports.Stores;

namespace ServiceGate.Core.Commands.Notifications;

/// <summary>Marks messages in the house as read, for the one who reads them. One that was read before stays as it was.</summary>
/// <param name="Messages">Their ids, 1 to 200, each a message to the reader.</param>
[CommandName("ReadMessages"), Members("messages")]
public sealed record ReadMessages(IReadOnlyList<long>? Messages) : Command<MessagesRead>
{
    private const int Most = 200;

    internal override Permission Permission => Permission.ReadLaunches;

    internal override bool IsGivenInOneName => false;

    internal override async Task<Outcome<MessagesRead>> ExecuteAsync(CommandContext context)
    {
        if (Messages is not { Count: > 0 and <= Most }) return Refused.Invalid("message.count", "messages", ("most", Most));
        var read = 0;
        foreach (var id in Messages.Distinct())
        {
            if (await context.Session.Messages.FindAsync(id) is not { } message || !await IsForAsync(context, message))
                return Refused.NotFound("message.unknown", "messages");
            if (await context.Session.Messages.ReadAsync(message, context.Actor.PersonId, context.Now)) read++;
        }
        return new MessagesRead(read);
    }

    private static async Task<bool> IsForAsync(CommandContext context, Notification message) =>
        (message.To.PersonId is not { } person || context.Actor.Accounts.Contains(person))
        && (message.IsAboutAccount || await IsMetAsync(context, message));

    private static async Task<bool> IsMetAsync(CommandContext context, Notification message) =>
        await context.Session.Launches.FindAsync(message.LaunchId) is { } launch && message.To.IsMetBy(context.Actor, launch.UnitId, context.Tree);
}

/// <summary>Messages were marked as read.</summary>
/// <param name="Count">How many were not read before.</param>
[Members("count")]
public sealed record MessagesRead(int Count);
