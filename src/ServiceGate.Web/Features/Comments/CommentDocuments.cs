using ServiceGate.Core.Facts.Concerns;
using ServiceGate.Web.Api;
using ServiceGate.Web.Shell.Languages;
using ServiceGate.Web.Views.Launches;

namespace ServiceGate.Web.Features.Comments;

/// <summary>Something to be said to a service concern.</summary>
/// <param name="Concern">The concern's id in the checklist.</param>
/// <param name="Text">What is said, at most 2,000 characters; `@` and a sign-in name mention somebody who may read the launch.</param>
[BodyExample("""{"concern":"C1","text":"缺陷清单已更新，请核对。"}""")]
public sealed record CommentInput(string? Concern = null, string? Text = null);

/// <summary>A comment on a service concern.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Concern">The concern's id in the checklist.</param>
/// <param name="Text">What was said.</param>
/// <param name="By">Who said it.</param>
/// <param name="At">When.</param>
/// <param name="Mentions">Whom it mentions, in the order of the text.</param>
public sealed record CommentDocument(long Id, string Concern, string Text, PersonDocument By, DateTimeOffset At, IReadOnlyList<PersonDocument> Mentions)
{
    internal static CommentDocument Of(ConcernComment comment, LaunchView view, Texts texts) => new(
        comment.Id, comment.Concern, comment.Text, PersonDocument.Of(comment.By, view.Directory, texts), comment.At,
        [.. comment.Mentions.Select(person => PersonDocument.Of(person, view.Directory, texts))]);
}
