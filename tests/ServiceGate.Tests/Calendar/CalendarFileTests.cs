using ServiceGate.Core.Foundation.Calendar;

namespace ServiceGate.Tests.Calendar;

public sealed class CalendarFileTests
{
    private static readonly string Shipped = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "workflows", "calendars", "china.json"));

    [Test]
    public void Read_OfTheShippedFile_NamesTheNotice()
    {
        var calendar = CalendarFile.Read(Shipped, "china.json");
        Assert.That((calendar.Code, calendar.Zone.Id, calendar.LastYear), Is.EqualTo(("china", "Asia/Shanghai", (int?)2026)));
        Assert.That(Shipped, Does.Contain("国务院办公厅关于2026年部分节假日安排的通知"));
    }

    [TestCase("[ \"第一个通知\", { \"title\": { \"zh\": \"第二个通知\" }, \"published\": \"2026-11-20\" } ]", "第一个通知, 第二个通知 2026-11-20")]
    [TestCase("\"只有标题\"", "只有标题")]
    [TestCase("[ \"a\" ], \"sources\": [ \"b\" ]", "a, b")]
    public void Read_WhenAYearNamesNoticesInAnotherWay_TakesAll(string source, string expected)
    {
        var from = Shipped.IndexOf("\"source\": {", StringComparison.Ordinal) + "\"source\": ".Length;
        var until = Shipped.IndexOf("\"holidays\"", StringComparison.Ordinal);
        var calendar = CalendarFile.Read($"{Shipped[..from]}{source}, {Shipped[until..]}", "china.json");
        Assert.That(string.Join(", ", calendar.Years[2026].Notices.Select(n => $"{n.Title.Zh} {n.Published:yyyy-MM-dd}".TrimEnd())), Is.EqualTo(expected));
        Assert.That(calendar.Fingerprint, Is.EqualTo(CalendarFile.Read(Shipped, "china.json").Fingerprint), "sources do not count");
    }

    [Test]
    public void Fingerprint_OfTheShippedFile_StaysWhatItWas() =>
        Assert.That(CalendarFile.Read(Shipped, "china.json").Fingerprint, Is.EqualTo("909d2672ebcfd28b02d736e5c22de80882c00e611bdf15c7d436539ac8814c96"), "stored beside whatever was counted");

    [TestCase("\"2026-10-07\"", "\"2026-10-06\"")]
    [TestCase("\"until\": \"18:00\"", "\"until\": \"17:30\"")]
    [TestCase("\"Asia/Shanghai\"", "\"Asia/Urumqi\"")]
    [TestCase("\"2026-10-10\"", "\"2026-10-11\"")]
    [TestCase("\"monday\", ", "")]
    public void Fingerprint_ChangesWithWhatCounts(string whole, string other)
    {
        Assert.That(Shipped, Does.Contain(whole));
        Assert.That(CalendarFile.Read(Shipped.Replace(whole, other, StringComparison.Ordinal), "other.json").Fingerprint, Is.Not.EqualTo(CalendarFile.Read(Shipped, "china.json").Fingerprint));
    }

    [TestCase("\"Asia/Shanghai\"", "\"Asia/Nowhere\"", "zone")]
    [TestCase("\"monday\"", "\"Monday\"", "workingDays")]
    [TestCase("\"until\": \"12:00\"", "\"until\": \"14:00\"", "workingHours")]
    [TestCase("\"until\": \"12:00\"", "\"until\": \"09:00\"", "workingHours")]
    [TestCase("\"until\": \"18:00\"", "\"until\": \"24:00\"", "workingHours")]
    [TestCase("\"2026\":", "\"next year\":", "years.next year")]
    [TestCase("\"2026-02-15\"", "\"2026-02-25\"", "years.2026.holidays")]
    [TestCase("\"2026-10-07\"", "\"2027-10-07\"", "years.2026.holidays")]
    [TestCase("\"2026-10-10\"", "\"2026-10-07\"", "years.2026.makeUpWorkdays")]
    [TestCase("\"2026-10-10\"", "\"2027-10-10\"", "years.2026.makeUpWorkdays")]
    [TestCase("\"2026-10-10\"", "\"2026-10-32\"", "years.2026.makeUpWorkdays")]
    [TestCase("\"code\"", "\"coed\"", "coed")]
    public void Read_WhenBroken_NamesFileAndPlace(string whole, string broken, string place)
    {
        Assert.That(Shipped, Does.Contain(whole));
        Assert.That(
            () => CalendarFile.Read(Shipped.Replace(whole, broken, StringComparison.Ordinal), "china.json"),
            Throws.TypeOf<InvalidDataException>().With.Message.StartsWith("china.json: ").And.Message.Contains(place));
    }
}
