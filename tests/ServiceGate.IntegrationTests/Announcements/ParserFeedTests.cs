using ServiceGate.Core.Facts.Announcements;
using ServiceGate.Core.Foundation.Json;
using ServiceGate.Web.Features.Announcements;
using ServiceGate.Web.Features.Announcements.Reading;

namespace ServiceGate.IntegrationTests.Announcements;

/// <summary>JSON as the public circuit-maintenance-parser writes its objects.</summary>
public sealed class ParserFeedTests
{
    // 20 December 2026, 18:00 UTC and four hours later; said on 20 November, 02:00 UTC.
    private const string Row = """
        {
          "account": "ACC-1", "circuits": [{"circuit_id": "CKT-1", "impact": "DEGRADED"}, {"circuit_id": "CKT-2"}], "end": 1797804000, "maintenance_id": "C-1",
          "organizer": "noc@carrier.example", "provider": "carrier", "sequence": 3, "stamp": 1795140000, "start": 1797789600, "status": "CONFIRMED", "summary": "Line work", "uid": "1111"
        }
        """;

    [TestCase("{0}", 1)]
    [TestCase("[{0}, {0}]", 2)]
    [TestCase("{0}\n{0}\n{0}", 3)]
    public void Rows_AreAnObject_AListOrSeveralAfterAnother(string form, int count)
    {
        var file = AnnouncementFile.Read(form.Replace("{0}", Row, StringComparison.Ordinal));

        Assert.That((file.Form, file.Rows.Count, file.Rows.Count(r => r.Said is not null)), Is.EqualTo((FeedForm.Parser, count, count)));
    }

    [Test]
    public void Row_SaysEverything()
    {
        var said = AnnouncementFile.Read(Row).Rows.Single().Said!;

        Assert.That((said.Provider, said.MaintenanceId, said.Account, said.Status, said.Summary), Is.EqualTo(("carrier", "C-1", "ACC-1", AnnouncementStatus.Confirmed, "Line work")));
        Assert.That((said.Start.UtcDateTime, said.End.UtcDateTime), Is.EqualTo((new DateTime(2026, 12, 20, 18, 0, 0, DateTimeKind.Utc), new DateTime(2026, 12, 20, 22, 0, 0, DateTimeKind.Utc))));
        Assert.That((said.Announced, said.Uid, said.Sequence), Is.EqualTo((new DateTimeOffset(2026, 11, 20, 2, 0, 0, TimeSpan.Zero), "1111", 3L)));
        Assert.That(said.Circuits.Select(c => $"{c.Id} {c.Impact.Code()}"), Is.EqualTo(new[] { "CKT-1 DEGRADED", "CKT-2 OUTAGE" }));
    }

    [Test]
    public void Row_WhatTheParserFillsIn_CountsAsNotSaid()
    {
        var row = AnnouncementFile.Read(Row.Replace("\"1111\"", "\"0\"", StringComparison.Ordinal).Replace("\"ACC-1\"", "\"None\"", StringComparison.Ordinal)).Rows.Single();

        Assert.That((row.Said!.Uid, row.Said.Sequence, row.Said.Account), Is.EqualTo(((string?)null, (long?)null, (string?)null)));
        Assert.That(row.Remarks.Select(r => r.Rule), Is.EqualTo(new[] { "announcement.no-account" }));
    }

    [TestCase("1797804000", "1797700000", "announcement.ends-before-it-begins", TestName = "Parser: an end before the start")]
    [TestCase("1797804000", "true", "announcement.type", TestName = "Parser: an end that is a flag")]
    [TestCase("1797804000", "1e300", "announcement.not-a-time", TestName = "Parser: an end that no clock shows")]
    [TestCase("\"C-1\"", "null", "announcement.missing", TestName = "Parser: no number")]
    [TestCase("\"CONFIRMED\"", "\"MAYBE\"", "announcement.unknown-status", TestName = "Parser: a status that nobody knows")]
    [TestCase("[{\"circuit_id\": \"CKT-1\", \"impact\": \"DEGRADED\"}, {\"circuit_id\": \"CKT-2\"}]", "[]", "announcement.no-circuits", TestName = "Parser: no circuits")]
    public void AnOddRow_SpoilsItselfOnly(string good, string odd, string rule) => Assert.That(
        AnnouncementFile.Read($"[{Row}, {Row.Replace(good, odd, StringComparison.Ordinal)}, {Row}]").Rows.Select(r => r.Fault?.Rule), Is.EqualTo(new[] { null, rule, null }));

    [Test]
    public void Rows_WhenOneIsOfOurForm_AreAllReadAsThat()
    {
        var own = """{"provider": "p", "maintenanceId": "G", "account": "a", "status": "CONFIRMED", "start": "2026-12-20T18:00:00Z", "end": "2026-12-20T22:00:00Z", "circuits": [{"id": "c"}]}""";
        var file = AnnouncementFile.Read($"[{own}, {Row}]");

        Assert.That((file.Form, file.Rows[0].Fault), Is.EqualTo((FeedForm.Own, (object?)null)));
        Assert.That(file.Rows[1].Fault!.Rule, Is.EqualTo("announcement.unknown-field"));
    }
}
