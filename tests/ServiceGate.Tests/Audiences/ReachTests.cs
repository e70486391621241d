using ServiceGate.Core.Facts.Audiences;

namespace ServiceGate.Tests.Audiences;

/// <summary>A list's reach is a function of whom it reaches and how, and of nothing else.</summary>
public sealed class ReachTests
{
    private static readonly byte[] Key = [.. Enumerable.Range(0, 32).Select(i => (byte)i)];
    private static readonly Customer Somebody = new(7, "A1", "Han", "13900000001", null, "push-1", "gold", "en", "HZ");

    [Test]
    public void Of_IsTheKeyedHashOfWhatReaches() =>
        // printf 'A1\x1f13900000001\x1f\x1fpush-1\x1fen\x1fHZ' | openssl dgst -sha256 -mac HMAC -macopt hexkey:000102…1f
        Assert.That(Reach.Of(Key, Somebody).Signed, Is.EqualTo("reach-hmac-sha256-v1:e7fb344964495d99df31dd61c9f00c14c74d2f71291c37211b1588c3c872d07a"));

    [Test]
    public void Of_ChangesWithEachThingThatReaches_AndWithNothingElse()
    {
        var reach = Reach.Of(Key, Somebody);
        Customer[] same = [Somebody with { Id = 8 }, Somebody with { Name = null }, Somebody with { Tier = "basic" }];
        Customer[] others =
        [
            Somebody with { Account = "A2" }, Somebody with { Phone = "13900000002" }, Somebody with { Phone = null, Email = "13900000001" }, Somebody with { Email = "a@example.com" },
            Somebody with { PushId = null }, Somebody with { Language = "zh-CN" }, Somebody with { UnitCode = "SX" },
        ];

        Assert.That(same.Select(c => Reach.Of(Key, c)), Is.All.EqualTo(reach));
        Assert.That(others.Select(c => Reach.Of(Key, c)).Append(reach), Is.Unique);
        Assert.That(Reach.Of(new byte[32], Somebody), Is.Not.EqualTo(reach), "without the key nothing can be compared");
    }

    [Test]
    public void Sum_IsTheSameInEveryOrder_AndIsTakenApartAgain([Random(5)] int seed)
    {
        var random = new Random(seed);
        Reach[] some = [.. Enumerable.Range(0, 50).Select(i => Reach.Of(Key, Somebody with { Account = $"A{random.Next()}-{i}" }))];
        var sum = some.Aggregate(default(Reach), (all, one) => all + one);
        random.Shuffle(some);

        Assert.That(some.Aggregate(default(Reach), (all, one) => all + one), Is.EqualTo(sum));
        Assert.That(some.Aggregate(sum, (all, one) => all - one), Is.EqualTo(default(Reach)));
        Assert.That(Reach.Parse(sum.ToString()), Is.EqualTo(sum));
    }

    [Test]
    public void Sum_GoesRoundAtTwoToThe256()
    {
        var most = Reach.Parse(new('f', 64));

        Assert.That(most + Reach.Parse($"{new string('0', 63)}2"), Is.EqualTo(Reach.Parse($"{new string('0', 63)}1")));
        Assert.That(default(Reach) - Reach.Parse($"{new string('0', 63)}1"), Is.EqualTo(most));
        Assert.That(Reach.Parse($"{new string('0', 32)}{new string('f', 32)}") + Reach.Parse($"{new string('0', 63)}1"), Is.EqualTo(new Reach(1, 0)), "carried into the upper half");
    }

    [TestCase("")]
    [TestCase("00")]
    public void Parse_WhenItIsNone_SaysSo(string digits) => Assert.That(() => Reach.Parse(digits), Throws.TypeOf<FormatException>());
}
