namespace ServiceGate.Web.Features.Definitions;

/// <summary>Addresses of definitions.</summary>
internal static class DefinitionLinks
{
    /// <summary>A version.</summary>
    public static string Of(DefinitionView view) => $"/definitions/{view.Definition.Id}/{view.Definition.Version}";

    /// <summary>Its simulation.</summary>
    public static string Simulation(DefinitionView view) => Of(view) + "/simulation";
}
