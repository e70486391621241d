using System.Text.Json;
using System.Text.Json.Serialization;
using ServiceGate.Core.Commands.Framework;
using ServiceGate.Core.Commands.Reconciling;
using ServiceGate.Core.Facts.Organisation;
using ServiceGate.Core.Foundation.Checks;
using ServiceGate.Core.Foundation.Json;

namespace ServiceGate.Core.Commands.DossierFiles;

/// <summary>
/// Takes a whole dossier in from a file (<see cref="DossierFile"/>), as a whole or not at all: each item is checked as if it were saved by itself, and all that is wrong is named at once. What the file says as it
/// stands is left alone, so that a file taken in where it came from changes nothing.
/// </summary>
/// <param name="Launch">The launch.</param>
/// <param name="File">The file.</param>
/// <param name="SeenContent">The revision of the dossier's content that the sender saw.</param>
[CommandName("LoadDossier"), Members("launch", "file", "seenContent")]
public sealed record LoadDossier(string Launch, JsonElement File, long SeenContent) : LaunchCommand<DossierLoaded>(Launch)
{
    internal override Permission Permission => DossierFileReader.SpeaksOnlyOfNotices(File) ? Permission.PrepareNotices : Permission.EditDossier;

    internal override async Task<Outcome<DossierLoaded>> DecideAsync(LaunchContext desk)
    {
        if (desk.Launch.IsDossierClosed) return Refused.Conflict("launch.result-known");
        if (SeenContent != desk.Launch.ContentRevision) return Refused.Stale("dossier.changed-meanwhile", null, ("revision", desk.Launch.ContentRevision));
        var check = new Check();
        var asked = DossierFileReader.Read(File, check);
        return check.Passed ? await new DossierLoading(desk, asked).RunAsync() : Refused.Invalid([.. check.Violations.Select(DossierLoading.Pointed)]);
    }
}

/// <summary>What becomes of an item.</summary>
public enum DossierDifference
{
    /// <summary>It is new.</summary>
    [JsonStringEnumMemberName("added")] Added,

    /// <summary>It says something else.</summary>
    [JsonStringEnumMemberName("changed")] Changed,

    /// <summary>It is gone.</summary>
    [JsonStringEnumMemberName("removed")] Removed,
}

/// <summary>An item that a file changes.</summary>
/// <param name="Section">Code of its section.</param>
/// <param name="Key">Its key.</param>
/// <param name="What">What becomes of it.</param>
[Members("section", "key", "what")]
public sealed record DossierChange(string Section, string Key, DossierDifference What);

/// <summary>A dossier was taken in.</summary>
/// <param name="ContentRevision">Revision of its content now; the one of before when nothing has changed.</param>
/// <param name="Changes">What has changed, section by section.</param>
[Members("contentRevision", "changes")]
public sealed record DossierLoaded(long ContentRevision, IReadOnlyList<DossierChange> Changes);
