using ServiceGate.Data.Servers;
using ServiceGate.Data.Sql;
using ServiceGate.IntegrationTests.Delivery;

namespace ServiceGate.IntegrationTests.Servers;

/// <summary>When a server is asked for a sign of life, and what follows from its answer. Time stands still until a test moves it.</summary>
public sealed class FailureDetectorTests
{
    private readonly ManualTime _time = new(new(2026, 11, 20, 2, 0, 0, TimeSpan.Zero));
    private readonly List<DatabaseCondition> _told = [];
    private Func<Task> _answer = () => Task.CompletedTask;
    private FailureDetector _detector = null!;
    private int _asked;

    [SetUp]
    public void Make()
    {
        _told.Clear();
        (_asked, _answer) = (0, () => Task.CompletedTask);
        _detector = new(AskAsync, e => e is InvalidDataException, _time);
        _detector.Changed += news => _told.Add(news.Condition);
    }

    [TearDown]
    public void Dispose() => _detector.Dispose();

    [Test]
    public async Task Server_WhenTransactionsAreOpenAndNoneEnds_IsAsked_AndLostWithoutAnAnswer()
    {
        var lost = _detector.Lost;
        _answer = () => new TaskCompletionSource().Task;
        _detector.Began();

        await TurnAsync();
        Assert.That(_asked, Is.Zero, "it may have begun just now");
        await TurnAsync();
        Assert.That(_asked, Is.EqualTo(1));

        Assert.That((lost.IsCancellationRequested, _detector.IsAway), Is.EqualTo((true, true)));
        Assert.That(_detector.ThrowIfAway, Throws.InstanceOf<DatabaseUnavailableException>());
        Assert.That(_told, Is.EqualTo(new[] { DatabaseCondition.Away }));
    }

    [Test]
    public async Task Server_WhileTransactionsEnd_IsNotAsked()
    {
        _detector.Began();
        for (var turn = 0; turn < 5; turn++)
        {
            _detector.Began();
            await TurnAsync();
            _detector.Ended(answered: true);
        }

        Assert.That(_asked, Is.Zero);
    }

    [Test]
    public async Task Server_ThatAnswersOthersWhileItIsAsked_IsThere()
    {
        _detector.Began();
        _answer = () =>
        {
            _detector.Ended(answered: true);
            throw new TimeoutException();
        };

        await LookAsync();

        Assert.That((_asked, _detector.IsAway), Is.EqualTo((1, false)));
    }

    [Test]
    public async Task Server_ThatIsSuspected_IsAskedOnce_AndStaysWhenItAnswers()
    {
        _detector.Suspect();
        _detector.Suspect();

        await TurnAsync();
        await TurnAsync();

        Assert.That((_asked, _detector.IsAway), Is.EqualTo((1, false)));
        Assert.That(_told, Is.Empty);
    }

    [Test]
    public async Task Server_ThatHasNoConnectionToSpare_IsThere()
    {
        _answer = () => throw new InvalidDataException("full");

        await LookAsync();

        Assert.That((_asked, _detector.IsAway), Is.EqualTo((1, false)));
    }

    [Test]
    public async Task Server_ThatWasAway_IsAskedEachTurnUntilItAnswers()
    {
        _answer = () => throw new IOException("refused");
        await LookAsync();
        await TurnAsync();
        Assert.That((_asked, _detector.IsAway), Is.EqualTo((2, true)));

        _answer = () => Task.CompletedTask;
        await TurnAsync();

        Assert.That((_asked, _detector.IsAway, _detector.Lost.IsCancellationRequested), Is.EqualTo((3, false, false)));
        Assert.That(_told, Is.EqualTo(new[] { DatabaseCondition.Away, DatabaseCondition.Answers }));
    }

    private Task AskAsync()
    {
        _asked++;
        return _answer();
    }

    private async Task LookAsync()
    {
        _detector.Suspect();
        await TurnAsync();
    }

    /// <summary>A turn, for as long as it takes on the clock.</summary>
    private async Task TurnAsync()
    {
        var turn = _detector.TurnAsync(default);
        for (var second = 0; second < 10 && !turn.IsCompleted; second++)
        {
            _time.Advance(FailureDetector.Every);
            await Task.WhenAny(turn, Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System));
        }
        await turn.WaitAsync(TimeSpan.FromSeconds(10), TimeProvider.System);
    }
}
