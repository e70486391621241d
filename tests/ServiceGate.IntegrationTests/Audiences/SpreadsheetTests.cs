using System.IO.Compression;
using System.Text;
using ServiceGate.Tests.Architecture;

namespace ServiceGate.IntegrationTests.Audiences;

/// <summary>Six spreadsheets as they come, and workbooks that nobody should open.</summary>
public sealed class SpreadsheetTests
{
    private ImportStand _stand = null!;

    [SetUp]
    public async Task OpenAsync() => _stand = await ImportStand.OpenAsync();

    [TearDown]
    public async Task CloseAsync() => await _stand.DisposeAsync();

    [TestCase("calc.xlsx", null)]
    [TestCase("calc-gb18030.csv", "gb18030")]
    [TestCase("calc-utf16-tabs.csv", null)]
    public async Task WhatCalcWrites_IsReadAlike(string name, string? encoding)
    {
        var report = (await _stand.RunAsync(File(name), encoding: encoding)).Required();

        Assert.That((report.Imported, report.BadLines, report.Rounded), Is.EqualTo((3, 0, 0)));
        Assert.That((await _stand.CustomerAsync("88100000000001110"))!, Has.Property("Name").EqualTo("李雷").And.Property("Phone").EqualTo("13900000001").And.Property("Language").EqualTo("zh-CN"));
        Assert.That((await _stand.CustomerAsync("0100000002"))!, Has.Property("Phone").EqualTo("+8657187654321").And.Property("Language").EqualTo("en").And.Property("UnitCode").EqualTo("HZ"));
        Assert.That((await _stand.CustomerAsync("TV0003"))!.Phone, Is.EqualTo("13900000003"));
        Assert.That(report.Warnings.Select(w => (w.Rule, w.Arguments["count"])), Is.EqualTo(new[] { ("import.warn-calls-only", "1") }));
        Assert.That(report.Reading.Notes.Select(n => n.Rule), Is.EqualTo(new[] { "import.note-ignored" }));
    }

    [TestCase("chinese-dates.xlsx", "清单", "Sheet1 清单")]
    [TestCase("mac-1904.xlsx", "Sheet1", "Sheet1")]
    public async Task DaysOfChineseExcel_AndOfWorkbooksThatCountFrom1904_AreTheDaysThatAreSeen(string name, string sheet, string sheets)
    {
        var report = (await _stand.RunAsync(File(name))).Required();

        Assert.That((report.Imported, report.BadLines, report.Reading.Format, report.Reading.Sheet), Is.EqualTo((4, 0, "xlsx", sheet)));
        Assert.That(report.Reading.Sheets.Order(StringComparer.Ordinal), Is.EqualTo(sheets.Split(' ').Order(StringComparer.Ordinal)), "hidden ones are not offered");
        Assert.That(await ConsentsAsync(), Is.EqualTo(new[] { "100000002", "D1", "D3", "D4" }.Select(a => (a, "宽带优惠", "2026-11-30", "2026-12-31"))));
        Assert.That(report.Warnings.Select(w => (w.Rule, w.Arguments["count"])), Is.EqualTo(new[] { ("import.warn-hidden-rows", "1") }));
    }

    [Test]
    public async Task AccountsThatASpreadsheetHasRounded_AreCountedAndSaid()
    {
        var report = (await _stand.RunAsync(File("rounded.xlsx"))).Required();

        Assert.That((report.Imported, report.Rounded), Is.EqualTo((10, 10)));
        Assert.That(report.Warnings.Select(w => (w.Rule, w.Arguments["count"])), Is.EqualTo(new[] { ("import.warn-rounded", "10") }));
        Assert.That(await _stand.CustomerAsync("88100000000000200"), Is.Not.Null);
    }

    [Test]
    public async Task ASheet_IsChosen_AndOneThatIsNotThereIsNamed()
    {
        var refused = await _stand.RunAsync(File("chinese-dates.xlsx"), sheet: "Sheet9");
        var hidden = (await _stand.RunAsync(File("chinese-dates.xlsx"), sheet: "旧清单")).Required();

        Assert.That((refused.Violations[0].Rule, refused.Violations[0].Arguments["known"]), Is.EqualTo(("import.sheet-unknown", "Sheet1, 清单")));
        Assert.That(hidden.Reading.Sheet, Is.EqualTo("旧清单"));
    }

    [Test]
    public async Task WhatIsNoWorkbook_OrUnpacksToTooMuch_IsRefused([Values] Trap trap)
    {
        var outcome = await _stand.RunAsync(Made(trap));

        Assert.That(outcome.Violations[0].Rule, Is.EqualTo(trap switch
        {
            Trap.Archive => "import.not-a-workbook",
            Trap.CutOff => "import.workbook-broken",
            Trap.BombInStrings or Trap.BombInSheet => "import.workbook-too-large",
            Trap.FarRow => "import.too-many-rows",
            Trap.FarColumn => "import.too-many-columns",
            _ => "import.workbook-broken",
        }));
    }

    /// <summary>Files that nobody should open.</summary>
    public enum Trap
    {
        Archive,
        CutOff,
        BombInStrings,
        BombInSheet,
        FarRow,
        FarColumn,
        Entities,
    }

    internal static byte[] File(string name) => System.IO.File.ReadAllBytes(Path.Combine(Repository.Root, "tests", "ServiceGate.IntegrationTests", "Audiences", "Spreadsheets", name));

    private static byte[] Made(Trap trap)
    {
        if (trap is Trap.CutOff) return File("rounded.xlsx")[..900];
        using var file = new MemoryStream();
        if (trap is not Trap.Archive) file.Write(File("rounded.xlsx"));
        using (var archive = new ZipArchive(file, trap is Trap.Archive ? ZipArchiveMode.Create : ZipArchiveMode.Update, leaveOpen: true))
        {
            if (trap is Trap.Archive) Write(archive, "readme.txt", "x");
            else if (trap is Trap.BombInStrings) Fill(archive, "xl/sharedStrings.xml");
            else if (trap is Trap.BombInSheet) Fill(archive, "xl/worksheets/sheet1.xml");
            else
                Write(archive, "xl/worksheets/sheet1.xml", trap switch
                {
                    Trap.FarRow => "<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData><row r=\"2000000000\"><c r=\"A2000000000\"><v>1</v></c></row></sheetData></worksheet>",
                    Trap.FarColumn => "<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData><row r=\"1\"><c r=\"ZZZZZZ1\"><v>1</v></c></row></sheetData></worksheet>",
                    _ => "<!DOCTYPE x [<!ENTITY a \"aaaa\">]><worksheet>&a;</worksheet>",
                });
        }
        return file.ToArray();
    }

    private static void Write(ZipArchive archive, string name, string text)
    {
        if (archive.Mode is ZipArchiveMode.Update) archive.GetEntry(name)?.Delete();
        using var part = archive.CreateEntry(name).Open();
        part.Write(Encoding.UTF8.GetBytes(text));
    }

    // A blank a million times over packs to nothing.
    private static void Fill(ZipArchive archive, string name)
    {
        archive.GetEntry(name)?.Delete();
        using var part = archive.CreateEntry(name, CompressionLevel.Fastest).Open();
        part.Write(Encoding.UTF8.GetBytes("<x>"));
        var blanks = Encoding.UTF8.GetBytes(new string(' ', 1024 * 1024));
        for (var i = 0; i < 501; i++) part.Write(blanks);
    }

    private async Task<IReadOnlyList<(string, string, string, string)>> ConsentsAsync()
    {
        return await _stand.Database.ReadAsync(
            sql => sql.ListAsync(
                "SELECT c.account, g.given_for, g.given_on, g.until_on FROM consent g JOIN customer c ON c.id = g.customer_id ORDER BY c.account", null,
                row => (row.Text("account"), row.Text("given_for"), row.Text("given_on"), row.Text("until_on"))),
            CancellationToken.None);
    }
}
