using ServiceGate.Core.Facts.Dossiers;
using ServiceGate.Core.Facts.Launches;

namespace ServiceGate.Core.Ports.Catalogue;

/// <summary>Which checklist a launch has.</summary>
public static class LaunchChecklists
{
    /// <summary>What a launch's kind asks of it, in its variant and the version it began with, and as a withdrawal what that says it takes away.</summary>
    public static Checklist ChecklistOf(this ICatalogue catalogue, Launch launch) =>
        catalogue.Checklist(launch.Kind, launch.Variant, launch.DefinitionVersion).For(launch.Withdrawal);
}
