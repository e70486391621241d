using ServiceGate.Core.Facts.Organisation;
using ServiceGate.Data.Queries;

namespace ServiceGate.Web.Views.People;

/// <summary>Marks a page that shows the viewer's messages, so that those that are unread need not be counted besides.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class ShowsMessagesAttribute : Attribute;

/// <summary>The messages to whoever a request is of, read once: for the number beside the navigation and for the page that shows them.</summary>
/// <param name="messages">The messages.</param>
/// <param name="accessor">The request.</param>
public sealed class OwnMessages(MessageList messages, IHttpContextAccessor accessor)
{
    /// <summary>How many are shown, and up to how many are counted.</summary>
    public const int Most = 100;

    private Task<IReadOnlyList<ReceivedMessage>>? _all;

    /// <summary>The messages, unread ones first, each newest first.</summary>
    public Task<IReadOnlyList<ReceivedMessage>> AllAsync(Actor actor) => _all ??= messages.OfAsync(actor, most: Most);

    /// <summary>How many are unread.</summary>
    public async Task<int> UnreadAsync(Actor actor, CancellationToken cancellation) => accessor.HttpContext?.GetEndpoint()?.Metadata.GetMetadata<ShowsMessagesAttribute>() is null
        ? await messages.UnreadAsync(actor, Most, cancellation)
        : (await AllAsync(actor)).Count(m => m.ReadAt is null);
}
