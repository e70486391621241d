using ServiceGate.Core.Facts.Launches;
using ServiceGate.Core.Foundation.Json;
using ServiceGate.Web.Shell.Languages;

namespace ServiceGate.Web.Views.Launches;

/// <summary>Kinds and variants in words.</summary>
public static class ChangeModelNames
{
    /// <summary>What a kind and variant are called: "product withdrawal", "network emergency".</summary>
    public static string Of(LaunchKind kind, LaunchVariant variant, Texts texts)
    {
        var key = "course." + LaunchVariants.DefinitionId(kind, variant);
        return texts.Has(key) ? texts.T(key) : $"{texts.T("kind." + kind.Code())} · {texts.T("variant." + variant.Code())}";
    }
}
