using ServiceGate.Core.Facts.Attachments;
using ServiceGate.Core.Facts.Launches;

namespace ServiceGate.Web.Features.Attachments;

/// <summary>Whether signatures cover what is attached: from a rule set on, at what is signed.</summary>
internal static class AttachmentSigning
{
    /// <summary>Whether a section's signatures cover it, as long as it is attached.</summary>
    public static bool IsSigned(Attachment attachment, Launch launch) => attachment.Stands && IsAsked(launch) && attachment.Place.SectionOf() is not null;

    /// <summary>Whether it is asked of the launch at all.</summary>
    public static bool IsAsked(Launch launch) => launch.RuleSet >= RuleSets.AttachmentsAreSigned;
}
