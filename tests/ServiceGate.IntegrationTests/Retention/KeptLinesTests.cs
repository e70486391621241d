using ServiceGate.Data.Migrations;
using ServiceGate.Data.Retention;

namespace ServiceGate.IntegrationTests.Retention;

/// <summary>A migration says of each table that it creates what it is and how long it is kept.</summary>
public sealed class KeptLinesTests
{
    private static IEnumerable<TestCaseData> Read() =>
    [
        new("evidence", DataClass.Evidence, KeptFrom.LaunchEnded, 1825, false, false),
        new("evidence, of-launch, raced", DataClass.Evidence, KeptFrom.LaunchEnded, 1825, true, true),
        new("evidence, 400 days from written", DataClass.Evidence, KeptFrom.Written, 400, false, false),
        new("configuration, raced", DataClass.Configuration, KeptFrom.Always, null, false, true),
        new("personal, 180 days from last-use", DataClass.Personal, KeptFrom.LastUse, 180, false, false),
        new("operational", DataClass.Operational, KeptFrom.Always, null, false, false),
        new("operational, 30 days from batch-ended, of-launch", DataClass.Operational, KeptFrom.BatchEnded, 30, true, false),
        new("security, 90 days from expired, raced", DataClass.Security, KeptFrom.Expired, 90, false, true),
    ];

    [TestCaseSource(nameof(Read))]
    public void Line_WhenItIsRight_IsTheTablesRule(string words, DataClass data, KeptFrom from, int? days, bool ofLaunch, bool raced)
    {
        var rule = KeptLines.Of(Migration($"-- Readable from: 8\n-- Kept: complaint, {words}\nCREATE TABLE complaint (id BIGINT NOT NULL PRIMARY KEY);")).Single();

        Assert.That((rule.Table, rule.Class, rule.From, rule.Days, rule.GoesWithLaunch, rule.MayRace), Is.EqualTo(("complaint", data, from, days, ofLaunch, raced)));
    }

    [TestCase("-- Kept: complaint", "has no class")]
    [TestCase("-- Kept: complaint, proof", "is no class")]
    [TestCase("-- Kept: complaint, evidence, of launch", "is no word")]
    [TestCase("-- Kept: complaint, evidence, raced, of-launch", "stands in another order")]
    [TestCase("-- Kept: complaint, personal", "keeps personal data for ever")]
    [TestCase("-- Kept: complaint, operational, 30 days", "says not from when")]
    [TestCase("-- Kept: complaint, operational, 30 days from always", "never begins")]
    [TestCase("-- Kept: complaint, operational, 30 days from yesterday", "is no moment")]
    [TestCase("-- Kept: complaint, operational, 0 days from written", "keeps nothing")]
    public void Line_WhenItIsNot_IsRefused(string line, string because) =>
        Assert.That(() => KeptLines.Of(Migration($"{line}\nCREATE TABLE complaint (id BIGINT);")), Throws.InvalidOperationException.With.Message.Contains($"“{line}”"), because);

    [TestCase("CREATE TABLE complaint (id BIGINT);", "no line")]
    [TestCase("-- Kept: answer, evidence\nCREATE TABLE answer (id BIGINT);\nCREATE TABLE complaint (id BIGINT);", "one of two")]
    [TestCase("-- Kept: complaint, evidence\n-- Kept: complaint, evidence\nCREATE TABLE complaint (id BIGINT);", "twice")]
    [TestCase("-- Kept: complaint, evidence\nALTER TABLE complaint {add} at BIGINT NULL;", "nothing created")]
    [TestCase("CREATE TABLE complaint (\r\n    id BIGINT\r\n); -- Kept: complaint, evidence", "not at the line's beginning")]
    public void Tables_WhenTheyAreNotThoseThatAreNamed_AreRefused(string sql, string because) =>
        Assert.That(() => KeptLines.Of(Migration(sql)), Throws.InvalidOperationException.With.Message.Contains("Migration 9"), because);

    [Test]
    public void Tables_WhenThereAreSeveral_StandInTheOrderOfTheirLines() => Assert.That(
        KeptLines.Of(Migration("-- Kept: b, evidence\r\n-- Kept: a, evidence, of-launch\r\nCREATE TABLE a (id BIGINT);\r\nCREATE TABLE b (id BIGINT);")).Select(rule => rule.Table),
        Is.EqualTo(["b", "a"]));

    [Test]
    public void Migration_WhenItCreatesNoTable_NeedsNoLine() => Assert.That(KeptLines.Of(Migration("ALTER TABLE launch {add} remark {text} NULL;")), Is.Empty);

    private static Migration Migration(string sql) => new(9, "x", sql);
}
