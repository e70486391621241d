using ServiceGate.Core.Facts.Dossiers;
using ServiceGate.Core.Ports.Causes;

namespace ServiceGate.Tests.Stores;

public abstract class WhatIfStoreContract(IStoreStand stand) : StoreContract(stand)
{
    [Test]
    public async Task Of_HasTheLastAnswerToEachQuestionOfTheLaunch()
    {
        var (launch, other) = (await AddLaunchAsync(), await AddLaunchAsync("HZ-2026-000002"));
        WhatIfAnswer Said(long of, string question, WhatIfVerdict verdict, string? note = null) => new(of, question, verdict, note, ManagerId, Now);
        await WriteAsync(s => s.WhatIfs.PutAsync(Said(launch, "W2", WhatIfVerdict.Yes, "会 “错位”")));
        await WriteAsync(s => s.WhatIfs.PutAsync(Said(launch, "W1", WhatIfVerdict.Skipped)));
        await WriteAsync(s => s.WhatIfs.PutAsync(Said(other, "W2", WhatIfVerdict.No)));
        var again = Said(launch, "W2", WhatIfVerdict.No, "已核对") with { At = Now.AddHours(1) };
        await WriteAsync(s => s.WhatIfs.PutAsync(again));

        Assert.That(await ReadAsync(s => s.WhatIfs.OfAsync(launch)), Is.EqualTo(new[] { Said(launch, "W1", WhatIfVerdict.Skipped), again }));
        Assert.That(await ReadAsync(s => s.WhatIfs.OfAsync(other)), Is.EqualTo(new[] { Said(other, "W2", WhatIfVerdict.No) }));
    }
}
