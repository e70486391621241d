using System.Text.Json.Serialization;
using ServiceGate.Core.Facts.Dossiers;

namespace ServiceGate.Core.Facts.Attachments;

/// <summary>What of a launch an attachment is attached to; its key says which.</summary>
public enum AttachmentPlace
{
    /// <summary>The launch itself; key <c>header</c>.</summary>
    [JsonStringEnumMemberName("launch")] Launch,

    /// <summary>A concern's answer.</summary>
    [JsonStringEnumMemberName("concerns")] Concerns,

    /// <summary>A risk.</summary>
    [JsonStringEnumMemberName("risks")] Risks,

    /// <summary>A contingency plan.</summary>
    [JsonStringEnumMemberName("contingency")] Contingency,

    /// <summary>A customer trial.</summary>
    [JsonStringEnumMemberName("trials")] Trials,

    /// <summary>A finding or a condition of a reviewer; its id is the key.</summary>
    [JsonStringEnumMemberName("finding")] Finding,

    /// <summary>A position on duty during the window; its code is the key.</summary>
    [JsonStringEnumMemberName("duty")] Duty,
}

/// <summary>How places stand to the sections that are signed.</summary>
public static class AttachmentPlaces
{
    /// <summary>The section whose signatures cover what is attached here; null: nobody signs it.</summary>
    public static Section? SectionOf(this AttachmentPlace place) => place switch
    {
        AttachmentPlace.Launch => Section.Launch,
        AttachmentPlace.Concerns => Section.Concerns,
        AttachmentPlace.Risks => Section.Risks,
        AttachmentPlace.Contingency => Section.Contingency,
        AttachmentPlace.Trials => Section.Trials,
        _ => null,
    };
}
