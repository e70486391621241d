using ServiceGate.Core.Facts.Dossiers;
using ServiceGate.Core.Facts.Organisation;
using ServiceGate.Core.Foundation.Json;

namespace ServiceGate.Core.Commands.Dossiers;

/// <summary>What may be edited by whom.</summary>
internal static class DossierRules
{
    /// <summary>The section of a code, if its items are edited one by one; the header and the imported customers have commands of their own.</summary>
    public static Section? Editable(string? code) =>
        CoreJson.TryParseCode<Section>(code, out var section) && section is not (Section.Launch or Section.Audience) ? section : null;

    /// <summary>The permission that a section needs.</summary>
    public static Permission PermissionFor(string? code) =>
        Editable(code) is Section.Notices ? Permission.PrepareNotices : Permission.EditDossier;

    /// <summary>A key: 1 to 64 letters, digits, hyphens.</summary>
    public static bool IsKey(string? key) => key is { Length: > 0 and <= 64 } && key.All(c => char.IsAsciiLetterOrDigit(c) || c == '-');
}
