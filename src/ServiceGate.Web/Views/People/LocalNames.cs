using ServiceGate.Core.Facts.Organisation;
using ServiceGate.Core.Foundation.Checks;
using ServiceGate.Web.Shell.Languages;

namespace ServiceGate.Web.Views.People;

/// <summary>Names in the page's language.</summary>
internal static class LocalNames
{
    public static string NameIn(this Person person, Texts texts) => Choose(texts, person.NameZh, person.NameEn);

    public static string NameIn(this OrganisationUnit unit, Texts texts) => Choose(texts, unit.NameZh, unit.NameEn);

    public static string NameIn(this Department department, Texts texts) => Choose(texts, department.NameZh, department.NameEn);

    private static string Choose(Texts texts, string chinese, string english) => new LocalText(chinese, english).In(texts.Language.Tag);
}
