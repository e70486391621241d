using System.Globalization;
using ServiceGate.IntegrationTests.Api;
using ServiceGate.IntegrationTests.Generated.Guides;
using ServiceGate.IntegrationTests.Generated.Stories;

namespace ServiceGate.IntegrationTests.Generated;

/// <summary>
/// Requests made from the description, right ones and wrong ones, to a server with launches in every phase: none is answered by a fault of the server or otherwise than the description says, and
/// whoever may not changes and reads nothing. <c>SERVICEGATE_GENERATED_REQUESTS</c> says how many; a failure names the request.
/// </summary>
[NonParallelizable]
public sealed class GeneratedRequestTests
{
    /// <summary>How often an operation is tried that does not get anywhere.</summary>
    private const int Tries = 40;

    private static readonly int Requests = int.Parse(Environment.GetEnvironmentVariable("SERVICEGATE_GENERATED_REQUESTS") ?? "600", CultureInfo.InvariantCulture);

    private PlayedBefore _played = null!;
    private Random _random = null!;
    private InstallationOfAllPhases _server = null!;
    private Chooser _chooser = null!;
    private RequestMaker _maker = null!;
    private IReadOnlyList<Operation> _operations = null!;

    [OneTimeSetUp]
    public async Task PlayAsync() => _played = await PlayedBefore.PlayAsync();

    [OneTimeTearDown]
    public void CleanUp() => _played.Dispose();

    [SetUp]
    public async Task StartAsync()
    {
        _random = new(20261129);
        _server = await InstallationOfAllPhases.StartAsync(_played);
        _operations = Operation.Of(_server.Description);
        _chooser = new(_random);
        await _chooser.LearnAsync(_server);
        _maker = new(_server, _random);
        await _maker.LearnAsync();
    }

    [TearDown]
    public async Task StopAsync() => await _server.DisposeAsync();

    [Test]
    public async Task Requests_OfThoseWhoMayNot_ChangeAndReadNothing()
    {
        var before = await DoneAsync();
        for (var i = 0; i < Requests / 3; i++)
        {
            var (operation, who) = (Pick(_operations), Pick([.. People.Outsiders, People.ReadsOnly, null]));
            var request = await _maker.MakeAsync(operation, _chooser.Choose(operation).Alone, spoilt: _random.Next(3) == 0);
            var path = request.RequestUri!.OriginalString;
            Forbidden.Check(operation, path, who, await _server.SendAsync(request, who));
        }

        Assert.That(await DoneAsync(), Is.EqualTo(before));
    }

    [Test]
    public async Task Requests_OfEveryOperation_ReachWhatTheyAsk()
    {
        Assert.That(AllGuides.Operations, Is.SubsetOf(_operations.Select(o => o.ToString())), "guides of operations that there are");
        var unreached = new List<string>();
        // What would be done is asked before it is done.
        foreach (var operation in _operations.OrderBy(o => !o.IsRead && !o.IsAhead))
            if (await WhyUnreachedAsync(operation) is { } why) unreached.Add($"{operation}: {why}");
        TestContext.Out.WriteLine($"{_operations.Count - unreached.Count} of {_operations.Count} operations reached; not:\n{string.Join('\n', unreached)}");

        Assert.That(unreached, Has.Count.LessThanOrEqualTo(_operations.Count / 10), string.Join('\n', unreached));
    }

    [Test]
    public async Task Requests_OfAnySort_AreNoFaultOfTheServer()
    {
        var answered = new SortedDictionary<int, int>();
        for (var i = 0; i < Requests * 2 / 3; i++)
        {
            var operation = Pick(_operations);
            var status = (await AskAsync(operation, spoilt: _random.Next(2) == 0)).Status;
            answered[status] = answered.GetValueOrDefault(status) + 1;
        }
        TestContext.Out.WriteLine(string.Join(", ", answered.Select(a => $"{a.Key}: {a.Value}")));

        Assert.That(answered.Keys, Has.Some.EqualTo(200).And.Some.EqualTo(422).And.Some.EqualTo(400).And.Some.EqualTo(404));
    }

    /// <summary>What those have done who may not: nothing by the token that only reads, nothing at launches of another city.</summary>
    private async Task<long> DoneAsync()
    {
        var done = await _server.EventsOfAsync(People.Reader);
        foreach (var outsider in People.Outsiders) done += await _server.EventsOfAsync(outsider, "HZ-%");
        return done;
    }

    /// <summary>How an operation was refused every time, the commonest first; null: it was carried out.</summary>
    private async Task<string?> WhyUnreachedAsync(Operation operation)
    {
        var refusals = new List<string>();
        for (var i = 0; i < Tries; i++)
        {
            var answer = await AskAsync(operation, spoilt: false);
            if (answer.Status is >= 200 and < 300) return null;
            refusals.Add($"{answer.Status} {answer.Rule}");
        }
        return string.Join(", ", refusals.GroupBy(r => r).OrderByDescending(r => r.Count()).Select(r => $"{r.Count()} × {r.Key}"));
    }

    private async Task<Answer> AskAsync(Operation operation, bool spoilt)
    {
        var choice = _chooser.Choose(operation);
        return await _server.SendAsync(await _maker.MakeAsync(operation, choice, spoilt), choice.Person);
    }

    private T Pick<T>(IReadOnlyList<T> values) => values[_random.Next(values.Count)];
}
