using ServiceGate.Core.Facts.Launches;
using ServiceGate.Core.Foundation.Json;
using ServiceGate.Web.Shell.Languages;

namespace ServiceGate.Web.Views.Launches;

/// <summary>Results in words: a repair restores or does not, it is no launch that succeeds.</summary>
public static class ResultNames
{
    /// <summary>What a result of a launch of a variant is called.</summary>
    public static string Result(this Texts texts, LaunchResult result, LaunchVariant variant)
    {
        var own = $"result.{variant.Code()}.{result.Code()}";
        return texts.T(texts.Has(own) ? own : "result." + result.Code());
    }
}
