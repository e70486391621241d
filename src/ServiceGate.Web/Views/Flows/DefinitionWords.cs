using ServiceGate.Web.Shell.Languages;
using ServiceGate.Workflow.Definitions;

namespace ServiceGate.Web.Views.Flows;

/// <summary>Names of definitions.</summary>
public static class DefinitionWords
{
    /// <summary>A definition's name: that of its kind, with the variant.</summary>
    public static string NameOf(WorkflowDefinition definition, Texts texts) => NameOf(definition.Id, texts) ?? definition.Name;

    private static string? NameOf(string id, Texts texts)
    {
        if (texts.Has("kind." + id)) return texts.T("kind." + id);
        var dash = id.LastIndexOf('-');
        return dash > 0 && texts.Has("kind." + id[..dash]) && texts.Has("variant." + id[(dash + 1)..])
            ? texts.T("definition.name-of-variant", ("kind", texts.T("kind." + id[..dash])), ("variant", texts.T("variant." + id[(dash + 1)..])))
            : null;
    }
}
