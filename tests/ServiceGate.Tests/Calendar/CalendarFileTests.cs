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
