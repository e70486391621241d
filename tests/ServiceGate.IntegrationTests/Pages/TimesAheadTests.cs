using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;
using ServiceGate.Core.Facts.Dossiers;
using ServiceGate.Web.Shell.Forms;
using ServiceGate.Web.Shell.Languages;

namespace ServiceGate.IntegrationTests.Pages;

/// <summary>Times before a window are typed and shown in days and hours; minutes are what is stored.</summary>
public sealed class TimesAheadTests
{
    private static readonly Texts English = TextCatalogue.Load(strict: true).For(SupportedLanguage.Find("en")!);

    [TestCase("72 h", ExpectedResult = 4320)]
    [TestCase("72h", ExpectedResult = 4320)]
    [TestCase("７２小时", ExpectedResult = 4320)]
    [TestCase("72 小时", ExpectedResult = 4320)]
    [TestCase("3 天", ExpectedResult = 4320)]
    [TestCase("3天", ExpectedResult = 4320)]
    [TestCase("30 d", ExpectedResult = 43200)]
    [TestCase("30 days", ExpectedResult = 43200)]
    [TestCase("1.5 h", ExpectedResult = 90)]
    [TestCase("90 min", ExpectedResult = 90)]
    [TestCase("90 分钟", ExpectedResult = 90)]
    [TestCase("4320", ExpectedResult = 4320)]
    [TestCase("0", ExpectedResult = 0)]
    [TestCase("-1 h", ExpectedResult = -60)]
    [TestCase("", ExpectedResult = null)]
    [TestCase("soon", ExpectedResult = null)]
    [TestCase("72 hh", ExpectedResult = null)]
    [TestCase("3 d 2 h", ExpectedResult = null)]
    [TestCase("0.001 min", ExpectedResult = null)]
    [TestCase("999999999 d", ExpectedResult = null)]
    public int? Parse_ReadsTheUnitsOfBothLanguages(string typed) => TimesAhead.Parse(typed);

    [TestCase(0, ExpectedResult = "0 min")]
    [TestCase(90, ExpectedResult = "90 min")]
    [TestCase(1440, ExpectedResult = "24 h")]
    [TestCase(4320, ExpectedResult = "72 h")]
    [TestCase(4330, ExpectedResult = "4330 min")]
    [TestCase(10080, ExpectedResult = "7 d")]
    [TestCase(43200, ExpectedResult = "30 d")]
    public string Words_AreInTheUnitOfDailyLife_AndReadBackAsTheSame(int minutes)
    {
        Assert.That(TimesAhead.Parse(TimesAhead.Words(minutes)), Is.EqualTo(minutes));
        return TimesAhead.Words(minutes);
    }

    [Test]
    public void Form_PostsThemAsMinutes_AndNamesWhatIsNone()
    {
        var state = new FormState();
        var content = FormContent.Read(typeof(NoticeStep), Form(("leadMinutes", "72 小时"), ("usefulUntilMinutes", "tomorrow"), ("perDay", "72 h")), state, English);

        Assert.That(content.ToJsonString(), Is.EqualTo("""{"leadMinutes":4320}"""));
        Assert.That(state.ErrorsOf("usefulUntilMinutes"), Is.EqualTo(new[] { "Enter a length of time, as 72 h, 30 d or 90 min." }));
        Assert.That(state.ErrorsOf("perDay"), Is.EqualTo(new[] { "Enter a whole number." }));
    }

    private static FormCollection Form(params (string Name, string Value)[] fields) => new(fields.ToDictionary(f => f.Name, f => new StringValues(f.Value)));
}
