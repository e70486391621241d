using ServiceGate.Core.Facts.Dossiers;
using ServiceGate.Core.Facts.Notices;

namespace ServiceGate.Tests.Notices;

public sealed class SendKeysTests
{
    [Test]
    public void Keys_WhenPlannedByAnOlderProgram_AreThoseOfBefore()
    {
        var keys = new SendKeys(22006, 22007, NoticeChannel.Sms, null, null);

        Assert.That((keys.OfChunk(1), keys.OfMessage(22005)), Is.EqualTo(("22006-1", "22007-1-22005")));
    }

    [Test]
    public void Keys_HoldTheWordsInPlaceOfIds()
    {
        var keys = new SendKeys(22006, 22007, NoticeChannel.Push, "batchword", "textword");

        Assert.That((keys.OfChunk(3), keys.OfMessage(5)), Is.EqualTo(("batchword-3", "textword-2-5")));
    }
}
