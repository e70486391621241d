using ServiceGate.Delivery.FanOut;

namespace ServiceGate.IntegrationTests.Delivery;

public sealed class ErrandTests
{
    private readonly List<TaskCompletionSource> _rounds = [];
    private Errand _errand = null!;

    [SetUp]
    public void SetUp()
    {
        _rounds.Clear();
        _errand = new(_ =>
        {
            _rounds.Add(new());
            return _rounds[^1].Task;
        });
    }

    [Test]
    public void AskedForWhileUnderWay_IsDoneOnceMoreAfterwards_HoweverOftenItWasAskedFor()
    {
        foreach (var _ in Enumerable.Range(0, 3)) _errand.Begin(CancellationToken.None);
        Assert.That(_rounds, Has.Count.EqualTo(1), "one at a time");

        _rounds[0].SetResult();
        Assert.That(_rounds, Has.Count.EqualTo(2));
        _rounds[1].SetResult();
        Assert.That(_rounds, Has.Count.EqualTo(2), "nobody asked again");

        _errand.Begin(CancellationToken.None);
        Assert.That(_rounds, Has.Count.EqualTo(3));
    }

    [Test]
    public async Task Cancelled_IsNotDoneOnceMore()
    {
        using var stopping = new CancellationTokenSource();
        _errand.Begin(stopping.Token);
        _errand.Begin(stopping.Token);
        await stopping.CancelAsync();
        _rounds[0].SetResult();

        Assert.That(_rounds, Has.Count.EqualTo(1));
    }
}
