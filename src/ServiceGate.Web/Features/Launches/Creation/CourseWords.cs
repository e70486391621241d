using ServiceGate.Core.Facts.Dossiers;
using ServiceGate.Core.Facts.Launches;
using ServiceGate.Web.Shell.Languages;
using ServiceGate.Web.Views.Launches;

namespace ServiceGate.Web.Features.Launches.Creation;

/// <summary>What may be created, in words.</summary>
public static class CourseWords
{
    /// <summary>What a course is called.</summary>
    public static string Of(ChangeModel course, Texts texts) => ChangeModelNames.Of(course.Kind, course.Variant, texts);

    /// <summary>What a course asks for, in a few words.</summary>
    public static string Facts(ChangeModel course, Texts texts)
    {
        var facts = new List<string> { texts.Count("new-launch.concerns", course.Checklist.Concerns.Count) };
        if (course.Checklist.LeadHours > 0 && course.Checklist.AsksFor(Section.Notices))
            facts.Add(course.Variant is LaunchVariant.Withdrawal
                ? texts.T("new-launch.service-days", ("days", course.Checklist.LeadHours / 24))
                : course.Checklist.LeadHours % 24 == 0 && course.Checklist.LeadHours > 96
                ? texts.T("new-launch.lead-days", ("days", course.Checklist.LeadHours / 24))
                : texts.T("new-launch.lead-hours", ("hours", course.Checklist.LeadHours)));
        return texts.List(facts);
    }
}
