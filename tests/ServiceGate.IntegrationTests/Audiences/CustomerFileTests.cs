using ServiceGate.Core.Facts.Audiences;
using ServiceGate.Web.Imports;

namespace ServiceGate.IntegrationTests.Audiences;

/// <summary>Headings, quoted line breaks, marks that are not closed, values in people's words.</summary>
public sealed class CustomerFileTests
{
    private ImportStand _stand = null!;

    [SetUp]
    public async Task OpenAsync() => _stand = await ImportStand.OpenAsync();

    [TearDown]
    public async Task CloseAsync() => await _stand.DisposeAsync();

    [TestCase("账号,姓名,手机号码,语言,单位,星级")]
    [TestCase("*宽带账号（必填）,客户名称,联系电话,语种,归属地市,客户等级")]
    [TestCase("客户号,姓名,号码,语言,单位,等级")]
    [TestCase("Account No,Customer Name,Mobile,Language,Unit,Level")]
    [TestCase("ＡＣＣＯＵＮＴ,NAME,phone no.,LANG,unit_code,Tier")]
    public async Task Headings_OfBothLanguages_AreKnown(string header)
    {
        (await _stand.RunAsync($"{header}\nH1,李雷,13900000001,中文,杭州,四星\n")).Required();

        Assert.That(await _stand.CustomerAsync("H1"), Is.EqualTo(new Customer((await _stand.CustomerAsync("H1"))!.Id, "H1", "李雷", "13900000001", null, null, "gold", "zh-CN", "HZ")));
    }

    [Test]
    public async Task AColumnThatIsNotKnown_IsIgnoredAndNamed()
    {
        var report = (await _stand.RunAsync("account,address,phone,备注\nH1,Road 1,13900000001,x\n")).Required();

        Assert.That(report.Reading.Notes.Select(n => (n.Rule, n.Arguments["columns"])), Is.EqualTo(new[] { ("import.note-ignored", "address, 备注") }));
        Assert.That(report.Reading.Columns.Select(c => c.Column), Is.EqualTo(new[] { "account", null, "phone", null }));
    }

    [Test]
    public async Task OfTwoColumnsThatMayMeanTheSame_TheLikelierIsRead()
    {
        (await _stand.RunAsync("客户编号,账号,联系电话,手机号\nC1,A1,0571-87654321,13900000001\n")).Required();

        Assert.That((await _stand.CustomerAsync("A1"))!.Phone, Is.EqualTo("13900000001"));
    }

    [Test]
    public async Task AFileWithoutHeadings_LosesNobody()
    {
        var chosen = new Dictionary<string, string>(StringComparer.Ordinal) { ["TV10000001"] = "account", ["13900000001"] = "phone" };

        var report = (await _stand.RunAsync("TV10000001,13900000001\nTV10000002,13900000002\n"u8.ToArray(), columns: chosen)).Required();

        Assert.That((report.Imported, report.Reading.Notes.Select(n => n.Rule).First()), Is.EqualTo((2, "import.note-no-header")));
        Assert.That((await _stand.CustomerAsync("TV10000001"))!.Phone, Is.EqualTo("13900000001"));
    }

    [Test]
    public async Task Titles_AboveTheHeader_AreSkippedAndSaid()
    {
        var report = (await _stand.RunAsync("影响客户清单,,\n制表：张三,,\n账号,姓名,手机号码\nH1,李雷,13900000001\nH2,x,1\n", mode: ImportMode.Good)).Required();

        Assert.That((report.Imported, report.Problems[0].Field, report.Reading.Notes[0].Rule), Is.EqualTo((1, "lines[5].phone", "import.note-titles")));
    }

    [Test]
    public async Task ALineBreakWithinMarks_IsPartOfItsCell_AndLinesAreCountedOn()
    {
        var report = (await _stand.RunAsync(
            "account,\"name\r\n(full)\",phone\r\nB1,\"Road 5, House 3,\r\n2nd floor\",13900000001\r\n\r\nB2,\"a \"\"b\"\"\nc\",13900000002\r\nB3,x,1\r\n", mode: ImportMode.Good)).Required();

        Assert.That((report.Imported, report.BadLines, report.Problems[0].Field), Is.EqualTo((2, 1, "lines[8].phone")));
        Assert.That((await _stand.CustomerAsync("B1"))!.Name, Is.EqualTo("Road 5, House 3, 2nd floor"));
        Assert.That((await _stand.CustomerAsync("B2"))!.Name, Is.EqualTo("a \"b\" c"));
    }

    [TestCase("B1,\"x,13900000001\nB2,y,13900000002\nB3,z,13900000003\n", 2, "lines[2]")]
    [TestCase("B1,\"x,13900000001\nB2,y,13900000002\nB3,z\",13900000003\n", 1, "lines[2] lines[4]")]
    [TestCase("B1,x,\"13900000001\nB2,\"y\",13900000002\nB3,z,13900000003\n", 2, "lines[2]")]
    public async Task AMarkThatIsNotClosed_SwallowsNothing(string lines, int good, string bad)
    {
        var report = (await _stand.RunAsync("account,name,phone\n" + lines, mode: ImportMode.Good)).Required();

        Assert.That((report.Imported, string.Join(' ', report.Problems.Select(p => p.Field))), Is.EqualTo((good, bad)));
        Assert.That(report.Problems.Select(p => p.Rule), Is.All.EqualTo("import.quotes"));
        Assert.That((await _stand.CustomerAsync("B2"))!.Name, Is.EqualTo("y"));
    }

    [Test]
    public async Task NumbersInASpreadsheetsDress_AreRead_AndALostOneIsSaid()
    {
        var report = (await _stand.RunAsync(
            "账号,手机\n=\"TV1\",=\"13800138001\"\n\"=\"\"TV2\"\"\",'13800138002\nTV3,13800138003.0\nTV4,1.38E+10\n8.81E+16,13800138005\n", mode: ImportMode.Good)).Required();

        Assert.That(report.Problems.Select(p => (p.Rule, p.Field)), Is.EqualTo(new[] { ("import.scientific", "lines[5].phone"), ("import.scientific", "lines[6].account") }));
        for (var i = 1; i <= 3; i++) Assert.That((await _stand.CustomerAsync($"TV{i}"))!.Phone, Is.EqualTo($"1380013800{i}"));
    }

    [TestCase("138O0000001", "import.phone-character")]
    [TestCase("87654321", "import.phone-area")]
    [TestCase("1380000001", "import.phone")]
    public async Task ANumberThatIsNone_SaysWhatIsWrongWithIt(string phone, string rule)
    {
        var outcome = await _stand.RunAsync($"account,phone\nB1,{phone}\n");

        Assert.That((outcome.Violations[1].Rule, outcome.Violations[1].Field), Is.EqualTo((rule, "lines[2].phone")));
        Assert.That(outcome.Violations[1].Arguments.Values, Has.None.EqualTo(phone));
    }

    [Test]
    public async Task AValueThatIsNone_IsNamed()
    {
        var outcome = await _stand.RunAsync("account,phone,language,tier,unit\nB1,13900000001,zh_CN,platinum,Mars\n");

        Assert.That(outcome.Violations.Skip(1).Select(v => (v.Rule, v.Arguments["value"])), Is.EqualTo(new[] { ("import.tier", "platinum"), ("import.language", "zh_CN"), ("import.unit", "Mars") }));
    }

    [Test]
    public async Task OneKindOfMistake_DoesNotHideAnother()
    {
        var lines = string.Concat(Enumerable.Range(1, 150).Select(i => $"B{i},1,en\n"));

        var outcome = await _stand.RunAsync($"account,phone,language\n{lines}C1,13900000001,de\n");

        Assert.That(outcome.Violations.Select(v => v.Rule).GroupBy(r => r).Select(g => (g.Key, g.Count())), Is.EqualTo(new[] { ("import.bad-lines", 1), ("import.phone", 100), ("import.language", 1) }));
    }

    [Test]
    public async Task AColumn_IsReadAsSomebodyChooses()
    {
        var chosen = ChosenColumns.Of(["编码=account", "联系=phone", "手机="]);

        var report = (await _stand.RunAsync("编码,手机,联系\nB1,x,13900000001\n"u8.ToArray(), columns: chosen)).Required();

        Assert.That(report.Reading.Columns.Select(c => c.Column), Is.EqualTo(new[] { "account", null, "phone" }));
        Assert.That((await _stand.CustomerAsync("B1"))!.Phone, Is.EqualTo("13900000001"));
    }

    [Test]
    public async Task ASeparator_IsTakenWhenChosen_AndRefusedWhenUnknown()
    {
        var refused = await _stand.RunAsync("account;phone\nB1;13900000001\n"u8.ToArray(), separator: "x");
        var report = (await _stand.RunAsync("account;phone\nB1;13900000001\n"u8.ToArray(), separator: "semicolon")).Required();

        Assert.That((refused.Violations[0].Rule, report.Reading.Separator), Is.EqualTo(("import.separator-unknown", "semicolon")));
    }

    [Test]
    public async Task AnOldWorkbook_IsNamedForWhatItIs() =>
        Assert.That((await _stand.RunAsync([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1])).Violations[0].Rule, Is.EqualTo("import.old-workbook"));
}
