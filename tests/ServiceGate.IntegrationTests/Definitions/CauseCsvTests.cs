using ServiceGate.Core.Foundation.Checks;
using ServiceGate.Web.Features.Causes;

namespace ServiceGate.IntegrationTests.Definitions;

/// <summary>A file of causes is read by its heading; what cannot be read for certain is named with line, column and rule, and nothing of it is guessed.</summary>
public sealed class CauseCsvTests
{
    private const string Heading = "id,parent,zh,en,department,retired\n";

    [TestCase("yes", true)]
    [TestCase("TRUE", true)]
    [TestCase("1", true)]
    [TestCase("是", true)]
    [TestCase("停用", true)]
    [TestCase("no", false)]
    [TestCase("False", false)]
    [TestCase("0", false)]
    [TestCase("否", false)]
    [TestCase("", false)]
    public void RetiredIsSaidByOneOfItsWords(string word, bool retired)
    {
        var (read, broken) = Read(Heading + "A,,甲,a,it," + word);
        Assert.That((broken, read), Is.EqualTo(("", $"2 A  甲 a it {retired}")));
    }

    [TestCase(Heading + "A,,甲,a,it,maybe", "lines[2].retired cause.retired-word")]
    [TestCase(Heading + "A,,甲,a,it,y", "lines[2].retired cause.retired-word")]
    [TestCase("A,,甲,a,it", "lines[1] cause.heading")]
    [TestCase("A,,甲,a,it,\nB,,乙,b,it,", "lines[1] cause.heading")]
    [TestCase("id,parent,zh,en,department,colour\nA,,甲,a,it,red", "lines[1] cause.heading-unknown")]
    [TestCase("id,parent,zh,department\nA,,甲,it", "lines[1] cause.heading-missing")]
    [TestCase("id,parent,zh,en,department,编号\nA,,甲,a,it,B", "lines[1] cause.heading-twice")]
    [TestCase(Heading + "A,,甲", "lines[2] cause.columns")]
    [TestCase(Heading + "A,,甲,a,it,,x", "lines[2] cause.columns")]
    [TestCase(Heading + "A,,\"甲\n乙\",a,it,\nB,,丙,b,it,", "lines[2] cause.line-break")]
    [TestCase(Heading + "A,,\"甲\r\n乙\",a,it,\r\nB,,丙,b,it,maybe", "lines[2] cause.line-break;lines[4].retired cause.retired-word")]
    [TestCase(Heading + "A,,\"甲,a,it,\nB,,丙,b,it,", "lines[2] import.quotes")]
    [TestCase(Heading + "A,,\"甲,a,it,\nB,,丙\",b,it,", "lines[2] import.quotes;lines[3] import.quotes")]
    [TestCase(Heading + "A,,甲\"乙\",a,it,", "lines[2] import.quotes")]
    [TestCase("\"id,parent,zh,en,department\nA,,甲,a,it", "lines[1] import.quotes")]
    [TestCase("", "")]
    [TestCase(Heading, "")]
    public void WhatIsWrong_IsNamedWithLineAndRule(string file, string broken) => Assert.That(Read(file).Broken, Is.EqualTo(broken));

    [TestCase("id,parent,en,zh,department,retired\nB,A,b,乙,it,yes")]
    [TestCase("\uFEFF\n编号,上级编号,中文名,英文名,管控部门,停用\nB,A,乙,b,it,停用")]
    [TestCase("retired;department;EN;ZH;Parent;ID\nyes;it;b;乙;A;B")]
    [TestCase("\"id\",\"parent\",\"zh\",\"en\",\"department\",\"retired\"\nB,A,\"乙\",b,it,是")]
    public void ColumnsAreFoundByTheirHeading(string file)
    {
        var (read, broken) = Read(file);
        Assert.That((broken, read.Split(' ', 2)[^1]), Is.EqualTo(("", "B A 乙 b it True")));
    }

    [Test]
    public void TheColumnOfRetiredNodes_MayBeLeftOut() =>
        Assert.That(Read("id,parent,zh,en,department\nA,,甲,a,it"), Is.EqualTo(("2 A  甲 a it False", "")));

    private static (string Read, string Broken) Read(string file)
    {
        var check = new Check();
        var lines = CauseCsv.Read(file, check);
        return (string.Join(';', lines.Select(l => $"{l.Line} {l.Id} {l.Parent} {l.Zh} {l.En} {l.Department} {l.Retired}")), string.Join(';', check.Violations.Select(v => $"{v.Field} {v.Rule}")));
    }
}
