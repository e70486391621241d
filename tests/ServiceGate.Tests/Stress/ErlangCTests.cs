using System.Globalization;
using System.Numerics;
using FsCheck;
using FsCheck.Fluent;
using ServiceGate.Core.Rules.Stress;

namespace ServiceGate.Tests.Stress;

/// <summary>Waiting, service level and seats against published values, against an exact computation, and by what must always hold.</summary>
public sealed class ErlangCTests
{
    // 100 calls in half an hour of 3 minutes each are 10 Erlang, 20 seconds to answer. Documentation of pyworkforce 0.1.0 (PyPI): 14 positions, waiting probability 0.1741319335950498, service level
    // 0.8883500191794669, occupancy 0.7142857142857143. Documentation of the R package ErlangC 0.1.0 (CRAN): the same, average speed of answer 7.83593701177724 s, and 0.6821182 with 11 agents.
    [TestCase(10, 14, 0.1741319335950498, 0.8883500191794669, 7.83593701177724, 0.7142857142857143)]
    public void Figures_AreThoseThatArePublished(double load, int seats, double waiting, double level, double answer, double occupancy)
    {
        var figures = ErlangC.Of(load, seats, 180, 20);
        Assert.Multiple(() =>
        {
            Assert.That(figures.IsBounded);
            Assert.That(figures.Waiting, Is.EqualTo(waiting).Within(1e-12));
            Assert.That(figures.ServiceLevel, Is.EqualTo(level).Within(1e-12));
            Assert.That(figures.AnswerSeconds, Is.EqualTo(answer).Within(1e-9));
            Assert.That(figures.Occupancy, Is.EqualTo(occupancy).Within(1e-12));
        });
    }

    [Test]
    public void ElevenSeatsForTenErlang_WaitAsPublished() => Assert.That(ErlangC.Of(10, 11, 180, 20).Waiting, Is.EqualTo(0.6821182).Within(5e-8));

    // The same documentation: 14 is the fewest that answers 80 % within 20 seconds.
    [Test]
    public void SeatsNeeded_AreThoseThatArePublished() => Assert.That(ErlangC.SeatsNeeded(10, 180, 20, 0.8), Is.EqualTo(14));

    // a = 2, c = 3: 4/9. By hand: a^c/c! × c/(c−a) = 8/6 × 3 = 4; Σ a^k/k! for k < 3 = 1 + 2 + 2 = 5; 4/(5 + 4).
    [TestCase(2, 3, 4d / 9)]
    // a = 1, c = 2: 1/3. By hand: 1/2 × 2 = 1; 1 + 1 = 2; 1/3.
    [TestCase(1, 2, 1d / 3)]
    // One server: the queue M/M/1, in which a call waits as often as the server is taken.
    [TestCase(0.5, 1, 0.5)]
    public void Waiting_WorkedByHand(double load, int seats, double waiting) => Assert.That(ErlangC.Of(load, seats, 300, 20).Waiting, Is.EqualTo(waiting).Within(1e-15));

    [TestCase(1)]
    [TestCase(4)]
    [TestCase(12)]
    [TestCase(40)]
    [TestCase(150)]
    public void Waiting_IsThatOfTheSums_ComputedExactly(int seats)
    {
        for (var tenths = 1; tenths < 10 * seats; tenths += Math.Max(1, seats / 3))
            Assert.That(ErlangC.Of(tenths / 10d, seats, 240, 20).Waiting, Is.EqualTo(Exact(tenths, 10, seats)).Within(1e-12), $"{tenths}/10 Erlang");
    }

    /// <summary>a^N/N! · N/(N−a) over Σ a^k/k! plus the same, with a = p/q, in whole numbers: everything is multiplied by q^N · N!.</summary>
    private static double Exact(int p, int q, int seats)
    {
        BigInteger Term(int k)
        {
            var rest = BigInteger.One;
            for (var i = k + 1; i <= seats; i++) rest *= i;
            return BigInteger.Pow(p, k) * BigInteger.Pow(q, seats - k) * rest;
        }
        BigInteger sum = 0;
        for (var k = 0; k < seats; k++) sum += Term(k);
        // N/(N−a) = N·q/(N·q−p).
        var (top, below) = (Term(seats) * seats * q, (BigInteger)(seats * q - p));
        var whole = sum * below + top;
        return (double)(top * BigInteger.Pow(10, 17) / whole) / 1e17;
    }

    [TestCase(12, 12)]
    [TestCase(12.5, 12)]
    [TestCase(1, 0)]
    public void WhereSeatsDoNotSuffice_TheQueueGrows_AndNothingIsNoNumber(double load, int seats)
    {
        var figures = ErlangC.Of(load, seats, 240, 20);
        Assert.That(figures, Is.EqualTo(new QueueFigures(false, 1, 0, null, 1)));
        Assert.That(figures.Meets(1), Is.False);
    }

    [Test]
    public void WithoutCalls_NobodyWaits()
    {
        Assert.That(ErlangC.Of(0, 0, 240, 20), Is.EqualTo(new QueueFigures(true, 0, 1, 0, 0)));
        Assert.That(ErlangC.SeatsNeeded(0, 240, 20, 0.8), Is.Zero);
    }

    [TestCase(20_000, 20_100)]
    [TestCase(50_000, 50_050)]
    [TestCase(10, 50_000)]
    public void TensOfThousands_AreCounted(double load, int seats)
    {
        var figures = ErlangC.Of(load, seats, 240, 20);
        Assert.That(figures.Waiting, Is.InRange(0, 1));
        Assert.That(double.IsFinite(figures.ServiceLevel) && double.IsFinite(figures.AnswerSeconds!.Value));
        Assert.That(figures.Occupancy, Is.EqualTo(load / seats));
    }

    // With many seats C(N) comes near to what Halfin and Whitt found: N = A + β√A waits with 1/(1 + β·Φ(β)/φ(β)); β = 1 gives 0.2234 (Operations Research 29, 1981).
    [Test]
    public void ManySeats_ComeNearToTheLimitOfHalfinAndWhitt() => Assert.That(ErlangC.Of(40_000, 40_200, 240, 20).Waiting, Is.EqualTo(0.2234).Within(0.002));

    private static readonly Arbitrary<(int Seats, double Load)> Bounded =
        Gen.Choose(1, 400).SelectMany(seats => Gen.Choose(1, seats * 100 - 1).Select(hundredths => (seats, hundredths / 100d))).ToArbitrary();

    [Test]
    public void MoreSeats_NeverWaitMore() => Prop.ForAll(Bounded, at =>
    {
        var (few, more) = (ErlangC.Of(at.Load, at.Seats, 240, 20), ErlangC.Of(at.Load, at.Seats + 1, 240, 20));
        return more.Waiting <= few.Waiting && more.ServiceLevel >= few.ServiceLevel && more.AnswerSeconds <= few.AnswerSeconds && more.Occupancy < few.Occupancy;
    }).QuickCheckThrowOnFailure();

    [Test]
    public void MoreCalls_NeverWaitLess() => Prop.ForAll(Bounded, at =>
    {
        var (many, less) = (ErlangC.Of(at.Load, at.Seats, 240, 20), ErlangC.Of(at.Load / 2, at.Seats, 240, 20));
        return less.Waiting <= many.Waiting && less.ServiceLevel >= many.ServiceLevel && less.AnswerSeconds <= many.AnswerSeconds;
    }).QuickCheckThrowOnFailure();

    [Test]
    public void SeatsNeeded_MeetTheTarget_AndOneLessDoesNot() => Prop.ForAll(Bounded, at =>
    {
        var needed = ErlangC.SeatsNeeded(at.Load, 240, 20, 0.8);
        return ErlangC.Of(at.Load, needed, 240, 20).ServiceLevel >= 0.8 && (needed == 1 || !ErlangC.Of(at.Load, needed - 1, 240, 20).Meets(80));
    }).QuickCheckThrowOnFailure();

    [Test]
    public void EveryFigure_IsANumberWithinItsBounds() => Prop.ForAll(Bounded, at =>
    {
        var f = ErlangC.Of(at.Load, at.Seats, 240, 20);
        return f.IsBounded && f.Waiting is >= 0 and <= 1 && f.ServiceLevel is >= 0 and <= 1 && f.Occupancy is >= 0 and < 1 && f.AnswerSeconds >= 0 && double.IsFinite(f.AnswerSeconds.Value);
    }).QuickCheckThrowOnFailure();

    [Test]
    public void Load_IsCallsTimesHandlingTime() => Assert.That(ErlangC.Load(200, 180).ToString(CultureInfo.InvariantCulture), Is.EqualTo("10"));

    [Test]
    public void MostCalls_MeetTheTarget_AndAFewMoreDoNot() => Prop.ForAll(Gen.Choose(1, 300).ToArbitrary(), seats =>
    {
        var calls = ErlangC.MostCalls(seats, 240, 20, 0.8);
        bool Meets(double many) => ErlangC.Of(ErlangC.Load(many, 240), seats, 240, 20).Meets(80);
        return (calls == 0 || Meets(calls)) && !Meets(calls + 0.2);
    }).QuickCheckThrowOnFailure();
}
