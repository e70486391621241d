using ServiceGate.Core.Commands.ApprovedTexts;
using ServiceGate.Core.Facts.ApprovedTexts;
using ServiceGate.Core.Facts.Dossiers;
using ServiceGate.Core.Facts.Launches;
using ServiceGate.Core.Foundation.Checks;
using ServiceGate.Web.Api;
using ServiceGate.Web.Shell.Languages;

namespace ServiceGate.Web.Features.ApprovedTexts;

/// <summary>A text or words to be approved.</summary>
/// <param name="Kind">Code of the kind of launch.</param>
/// <param name="Part">`text`, `place` or `cause`.</param>
/// <param name="Code">What a text is called, `cable-cut`; the texts of one occasion share it.</param>
/// <param name="Purpose">What a text is for.</param>
/// <param name="Entries">The text, or up to 200 words, in both languages.</param>
/// <param name="Until">The last day on which it is good.</param>
[BodyExample("""{"kind":"network-cutover","part":"place","entries":[{"zh":"西湖区","en":"Xihu"}],"until":"2028-01-31"}""")]
public sealed record ApprovedTextInput(
    string? Kind = null, string? Part = null, string? Code = null, string? Purpose = null, IReadOnlyList<ApprovedEntry>? Entries = null, string? Until = null);

/// <summary>What is decided about proposed texts.</summary>
/// <param name="Texts">Their ids.</param>
/// <param name="Agreed">Yes or no.</param>
/// <param name="Note">What is said to it; required for a no.</param>
[BodyExample("""{"texts":[1],"agreed":true,"note":"同意"}""")]
public sealed record ApprovedTextDecision(IReadOnlyList<long>? Texts = null, bool Agreed = false, string? Note = null);

/// <summary>It was done.</summary>
/// <param name="Unit">Code of the unit.</param>
public sealed record ApprovedTextsDone(string Unit);

/// <summary>Which pre-approved texts go into a plan.</summary>
/// <param name="Code">What they are called.</param>
/// <param name="Place">The place, as the list has it in Chinese.</param>
/// <param name="Cause">The cause, as the list has it in Chinese.</param>
[BodyExample("""{"code":"cable-cut","place":"余杭区","cause":"光缆被挖断"}""")]
public sealed record ApprovedTextChoice(string? Code = null, string? Place = null, string? Cause = null);

/// <summary>A text or a word that an emergency may say.</summary>
/// <param name="Part">Text, place or cause.</param>
/// <param name="Code">What it is called.</param>
/// <param name="Purpose">What a text is for.</param>
/// <param name="Version">Its version.</param>
/// <param name="Says">What it says.</param>
public sealed record OfferedTextDocument(ApprovedPart Part, string Code, NoticePurpose? Purpose, int Version, LocalText Says);

/// <summary>A pre-approved text or a word of its lists.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Kind">For which kind of launch.</param>
/// <param name="Part">Text, place or cause.</param>
/// <param name="Code">What it is called.</param>
/// <param name="Purpose">What a text is for.</param>
/// <param name="Version">Its version.</param>
/// <param name="Says">What it says.</param>
/// <param name="Approved">Whether it was approved; absent: nobody has decided yet.</param>
/// <param name="Until">The last day on which it is good.</param>
/// <param name="ProposedBy">Who proposed it.</param>
/// <param name="DecidedBy">Who approved it.</param>
public sealed record ApprovedTextDocument(
    long Id, LaunchKind Kind, ApprovedPart Part, string Code, NoticePurpose? Purpose, int Version, LocalText Says, bool? Approved, string Until, PersonDocument ProposedBy, PersonDocument? DecidedBy)
{
    internal static ApprovedTextDocument Of(ApprovedText text, ApprovedTextView view, Texts texts) => new(
        text.Id, text.Kind, text.Part, text.Code, text.Purpose, text.Version, text.Says, text.Approved, view.LastDay(text), PersonDocument.Of(text.ProposedBy, view.Directory, texts),
        text.DecidedBy is { } by ? PersonDocument.Of(by, view.Directory, texts) : null);
}
