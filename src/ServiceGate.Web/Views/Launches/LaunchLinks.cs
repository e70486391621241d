using ServiceGate.Core.Facts.Dossiers;
using ServiceGate.Core.Facts.Gates;
using ServiceGate.Core.Foundation.Json;

namespace ServiceGate.Web.Views.Launches;

/// <summary>Where on a launch's pages something is done.</summary>
internal static class LaunchLinks
{
    /// <summary>The page of a section.</summary>
    public static string Of(string number, Section section) =>
        section is Section.Audience or Section.Notices ? $"/launches/{number}/notices" : $"/launches/{number}/dossier/{section.Code()}";

    /// <summary>The page on which a blocker is cleared.</summary>
    public static string Of(string number, Blocker blocker) => blocker.Part switch
    {
        "review" when blocker.Arguments.TryGetValue("step", out var step) => $"/launches/{number}/review/{step}",
        "review" => $"/launches/{number}/review",
        "waivers" => $"/launches/{number}/waivers",
        "attachments" => $"/launches/{number}/dossier/launch",
        "duty" => $"/launches/{number}/run",
        var part when CoreJson.TryParseCode<Section>(part, out var section) => Of(number, section),
        _ => $"/launches/{number}/dossier",
    };
}
