using System.Text;
using ServiceGate.Web.Shell.Lists;

namespace ServiceGate.IntegrationTests.Exports;

public sealed class CsvExportTests
{
    [TestCase("=1+1", "\"'=1+1\"")]
    [TestCase("+8613900000001", "\"'+8613900000001\"")]
    [TestCase("-2", "\"'-2\"")]
    [TestCase("@SUM(A1)", "\"'@SUM(A1)\"")]
    [TestCase("\t=1", "\"'\t=1\"")]
    [TestCase("\r=1", "\"'\r=1\"")]
    [TestCase("\n=1", "\"'\n=1\"")]
    [TestCase("a=1", "a=1")]
    [TestCase("say \"hi\", twice", "\"say \"\"hi\"\", twice\"")]
    [TestCase("通告", "通告")]
    [TestCase(null, "")]
    public async Task WriteAsync_WhenACellMightBeAFormula_MakesItText(string? cell, string expected)
    {
        using var output = new MemoryStream();

        await CsvExport.WriteAsync(output, ["number", "title"], [["HZ-1", cell]]);

        Assert.That(Encoding.UTF8.GetString(output.ToArray()), Is.EqualTo($"\uFEFFnumber,title\r\nHZ-1,{expected}\r\n"));
    }
}
