using System.Text;
using System.Text.RegularExpressions;
using ServiceGate.Core.Facts.Dossiers;
using ServiceGate.Core.Facts.Notices;
using ServiceGate.Data.Migrations;
using ServiceGate.Data.Nodes;
using ServiceGate.Data.Retention;
using ServiceGate.Delivery.Senders;
using ServiceGate.Tests.Golden;
using ServiceGate.Web.Hosting.Settings;
using ServiceGate.Web.Shell.Settings;

namespace ServiceGate.IntegrationTests.Golden;

/// <summary>What the outer parts store or say is what they stored and said before: settings, migrations, leases, what gateways are sent.</summary>
public sealed partial class StoredNamesTests
{
    private static GoldenList List(string name) => new($"tests/ServiceGate.IntegrationTests/Golden/Lists/{name}.txt");

    /// <summary>A file of settings of before is read: the names, and the values where only some are taken.</summary>
    [Test]
    public void Settings_HaveTheNamesAndValuesOfBefore() => List("settings").Expect(KnownSettings.All.SelectMany(s => ValuesOf(s).Select(v => $"{s.Name} = {v}").Prepend(s.Name)));

    /// <summary>A migration that was applied to a database is never another one.</summary>
    [Test]
    public void Migrations_AreThoseOfBefore() => List("migrations").Expect(
        from dialect in new[] { "Sqlite", "PostgreSql", "SqlServer" }
        from migration in Migration.All(dialect)
        select $"{dialect} {migration.Number:D4} {migration.Name} {migration.Checksum}");

    /// <summary>Nodes of two versions beside each other agree about who does what.</summary>
    [Test]
    public void Leases_HaveTheNamesOfBefore() => List("leases").Expect(
        typeof(WorkLeases).GetFields().Where(f => f.IsLiteral).Select(f => (string)f.GetRawConstantValue()!));

    [Test]
    public void Tables_AreThoseOfBefore() => List("tables").Expect(RetentionRules.All.Select(r => r.Table));

    /// <summary>A gateway reads the body by these names and checks these headers.</summary>
    [Test]
    public void Gateways_AreSentWhatTheyWereSentBefore() => List("gateways").Expect(
    [
        .. Enum.GetValues<NoticeChannel>().Select(channel =>
            Encoding.UTF8.GetString(ChunkDocument.Write(new("70-1-3", channel, "HZ-2026-000007", "announce-72h", [new("70-1-9", "13900000009", "您好 “A”")])))),
        GatewaySignature.Header,
        GatewaySignature.TimestampHeader,
        new SendKeys(3, 70, NoticeChannel.Push, null, null).OfMessage(9),
    ]);

    private static IEnumerable<string> ValuesOf(Setting setting) =>
        setting.Rule.Bounds is null ? Named().Matches(setting.Rule.Range.In("en")).Select(m => m.Groups[1].Value).Where(setting.Rule.Allows) : [];

    [GeneratedRegex("`([^`]+)`")]
    private static partial Regex Named();
}
