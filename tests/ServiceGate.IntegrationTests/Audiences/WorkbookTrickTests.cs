using System.IO.Compression;
using System.Text;
using ServiceGate.Web.Imports;

namespace ServiceGate.IntegrationTests.Audiences;

/// <summary>Workbooks that are small and reach far, that say one thing to us and another to the library, and days that are none.</summary>
public sealed class WorkbookTrickTests
{
    private const string Sheet = "xl/worksheets/sheet1.xml";
    private const string Strings = "xl/sharedStrings.xml";

    private ImportStand _stand = null!;

    [SetUp]
    public async Task OpenAsync() => _stand = await ImportStand.OpenAsync();

    [TearDown]
    public async Task CloseAsync() => await _stand.DisposeAsync();

    [TestCase("", "<row r=\"3\"><c r=\"XFD3\"/></row>", "import.too-many-columns")]
    [TestCase("", "<row r=\"3\"><c r=\"iw3\"/></row>", "import.too-many-columns")]
    [TestCase("<dimension ref=\"A1:XFD1048576\"/>", "", "import.too-many-columns")]
    [TestCase("<dimension ref=\"IW1:A1\"/>", "", "import.too-many-columns")]
    [TestCase("<dimension ref=\"A1:A1048577\"/>", "", "import.too-many-rows")]
    [TestCase("", "<row r=\"117188\"><c r=\"IV117188\"/></row>", "import.too-many-cells")]
    [TestCase("", "<row r=\"3\"><c r=\"IV3\"/></row><row r=\"117188\"><c r=\"A117188\"/></row>", "import.too-many-cells")]
    [TestCase("", "<row r=\"3\"><c r=\"IV3\"/><c/></row>", "import.too-many-columns", TestName = "a cell that follows the last one")]
    [TestCase("<dimension ref=\"A1:IV20\"/>", "<row r=\"3\"><c r=\"IV3\"/></row>", null, TestName = "empty cells up to the bound")]
    public async Task HowFarASheetReaches_CountsWithItsEmptyCells(string dimension, string row, string? rule)
    {
        var outcome = await _stand.RunAsync(Changed("rounded.xlsx", archive => Write(
            archive, Sheet,
            $"<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\">{dimension}<sheetData><row r=\"1\">{Cell("A1", "account")}{Cell("B1", "phone")}</row><row r=\"2\">{Cell("A2", "W1")}{Cell("B2", "13900000001")}</row>{row}</sheetData></worksheet>")));

        Assert.That(outcome.IsDone ? null : outcome.Violations[0].Rule, Is.EqualTo(rule));
    }

    [TestCase("XL/SHAREDSTRINGS.xml")]
    [TestCase("xl\\sharedStrings.xml")]
    [TestCase("/xl/sharedStrings.xml")]
    [TestCase(Strings)]
    public async Task TwoPartsOfOneName_AreRefused(string name) => Assert.That(await RuleOfAsync(Changed("mac-1904.xlsx", archive => archive.CreateEntry(name))), Is.EqualTo("import.workbook-broken"));

    [Test]
    public async Task EveryPart_CountsTowardsWhatItUnpacksTo() => Assert.That(await RuleOfAsync(Changed("rounded.xlsx", archive =>
    {
        foreach (var name in new[] { "XL/SHAREDSTRINGS.xml", "docProps/other.xml" }) Fill(archive, name, 251);
    })), Is.EqualTo("import.workbook-too-large"));

    [Test]
    public async Task ARelationship_HasOneTarget() => Assert.That(
        await RuleOfAsync(Changed("mac-1904.xlsx", archive => Replace(archive, "xl/_rels/workbook.xml.rels", "</Relationships>", "<Relationship Id=\"rId1\" Type=\"x\" Target=\"worksheets/other.xml\"/></Relationships>"))),
        Is.EqualTo("import.workbook-broken"));

    [Test]
    public async Task TwoSheetsOfOneName_AreRefused() => Assert.That(
        await RuleOfAsync(Changed("mac-1904.xlsx", archive => Replace(archive, "xl/workbook.xml", "</sheets>", "<sheet name=\"SHEET1\" sheetId=\"9\" r:id=\"rId1\"/></sheets>"))), Is.EqualTo("import.workbook-broken"));

    [Test]
    public async Task TheLastDayThereIs_CountedFrom1904_IsABadLine()
    {
        var report = (await _stand.RunAsync(Changed("mac-1904.xlsx", archive => Replace(archive, Sheet, "<c r=\"E2\" s=\"1\"><v>44894</v>", "<c r=\"E2\" s=\"1\"><v>2958465</v>")), mode: ImportMode.Good)).Required();

        Assert.That((report.Imported, report.BadLines, report.Problems[0].Field), Is.EqualTo((3, 1, "lines[2].consent_on")));
    }

    [TestCase("-Infinity")]
    [TestCase("Infinity")]
    [TestCase("-∞")]
    [TestCase("NaN")]
    [TestCase("99999999999999999999")]
    public async Task ANumberThatIsNoDay_IsABadLine(string day)
    {
        var report = (await _stand.RunAsync($"账号,手机号码,同意用途,同意方式,同意日期\nI1,13900000001,宽带优惠,短信回复,{day}\nI2,13900000002,,,\n", mode: ImportMode.Good)).Required();

        Assert.That((report.Imported, report.BadLines, report.Problems[0].Field), Is.EqualTo((1, 1, "lines[2].consent_on")));
    }

    private static string Cell(string at, string text) => $"<c r=\"{at}\" t=\"inlineStr\"><is><t>{text}</t></is></c>";

    private static byte[] Changed(string name, Action<ZipArchive> change)
    {
        using var file = new MemoryStream();
        file.Write(SpreadsheetTests.File(name));
        using (var archive = new ZipArchive(file, ZipArchiveMode.Update, leaveOpen: true)) change(archive);
        return file.ToArray();
    }

    private static void Replace(ZipArchive archive, string name, string old, string with)
    {
        using var reader = new StreamReader(archive.GetEntry(name)!.Open());
        var text = reader.ReadToEnd();
        reader.Close();
        Assert.That(text, Does.Contain(old));
        Write(archive, name, text.Replace(old, with, StringComparison.Ordinal));
    }

    private static void Write(ZipArchive archive, string name, string text)
    {
        archive.GetEntry(name)?.Delete();
        using var part = archive.CreateEntry(name).Open();
        part.Write(Encoding.UTF8.GetBytes(text));
    }

    private static void Fill(ZipArchive archive, string name, int megabytes)
    {
        using var part = archive.CreateEntry(name, CompressionLevel.Fastest).Open();
        var blanks = new byte[1024 * 1024];
        for (var i = 0; i < megabytes; i++) part.Write(blanks);
    }

    private async Task<string?> RuleOfAsync(byte[] workbook) => await _stand.RunAsync(workbook) is { IsDone: false } refused ? refused.Violations[0].Rule : null;
}
