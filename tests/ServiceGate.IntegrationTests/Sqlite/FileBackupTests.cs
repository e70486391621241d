using Microsoft.Data.Sqlite;
using ServiceGate.Data.Sqlite;
using ServiceGate.IntegrationTests.Accounts;
using ServiceGate.IntegrationTests.Kills;
using EmptyFile = ServiceGate.IntegrationTests.Stores.EmptyFile;

namespace ServiceGate.IntegrationTests.Sqlite;

/// <summary>A copy of a database file on which a server works.</summary>
public sealed class FileBackupTests
{
    private DirectoryInfo _folder = null!;

    [SetUp]
    public void MakeFolder() => _folder = Directory.CreateTempSubdirectory("servicegate-");

    [TearDown]
    public void RemoveFolder() => _folder.Delete(recursive: true);

    private string Target => Path.Combine(_folder.FullName, "copy.db");

    [Test]
    public async Task Backup_WhileAServerWorks_HoldsAlsoWhatStandsInTheLogOnly()
    {
        await using var server = await ServerStand.StartAsync(demo: true);
        var source = Path.Combine(server.Folder, "test.db");
        using var browser = server.NewBrowser();
        await browser.SignInAsync("he.ting");
        Assert.That(new FileInfo(source + "-wal").Length, Is.GreaterThan(0));

        var (exit, output) = await Executable.RunAsync(["backup", Target, "--database", source]);

        Assert.That(exit, Is.Zero, output);
        Assert.That((await CountAsync(Target, "person"), await CountAsync(Target, "account_session")), Is.EqualTo((43L, 1L)), "the demonstration's people, and the session that was just begun");
        Assert.That(Directory.EnumerateFiles(_folder.FullName).Select(Path.GetFileName), Is.EqualTo(["copy.db"]));
        if (!OperatingSystem.IsWindows()) Assert.That(File.GetUnixFileMode(Target), Is.EqualTo(UnixFileMode.UserRead | UnixFileMode.UserWrite));
        Assert.That((await browser.GetAsync("/account")).Html, Does.Contain("he.ting"), "the server works on");
    }

    [TestCase("database", false)]
    [TestCase("folder", true)]
    public async Task Backup_SaysWhatItDoesNotHold(string place, bool says)
    {
        var source = Path.Combine(_folder.FullName, "source.db");
        await EmptyFile.CopyToAsync(source);
        await using (var connection = new SqliteConnection($"Data Source={source};Pooling=False"))
        {
            await connection.OpenAsync();
            await using var command = connection.CreateCommand();
            command.CommandText = "INSERT INTO stored_file (hash, bytes, kind, standing, used_at, uses, place) VALUES ('ab', 2, 'text', 'whole', 1, 1, @place)";
            command.Parameters.AddWithValue("@place", place);
            await command.ExecuteNonQueryAsync();
        }

        var (exit, output) = await Executable.RunAsync(["backup", Target, "--database", source]);

        Assert.That((exit, output.Contains("The content of 1 attached files is kept in a folder or a bucket", StringComparison.Ordinal)), Is.EqualTo((0, says)), output);
    }

    [Test]
    public async Task Backup_WhenTheCopyIsThereAlready_TouchesNothing()
    {
        var source = Path.Combine(_folder.FullName, "source.db");
        await (await SqliteDatabase.OpenAsync(source, TimeProvider.System)).DisposeAsync();
        await File.WriteAllTextAsync(Target, "mine");

        Assert.That(() => FileBackup.CopyAsync(source, Target), Throws.InstanceOf<IOException>().With.Message.Contain("is there already"));

        Assert.That(await File.ReadAllTextAsync(Target), Is.EqualTo("mine"));
    }

    [Test]
    public async Task Backup_OfWhatIsNoDatabase_LeavesNothingBehind()
    {
        var source = Path.Combine(_folder.FullName, "source.db");
        Assert.That(() => FileBackup.CopyAsync(source, Target), Throws.InstanceOf<IOException>());
        await File.WriteAllTextAsync(source, new string('x', 10_000));

        Assert.That(() => FileBackup.CopyAsync(source, Target), Throws.InstanceOf<IOException>());

        Assert.That(Directory.EnumerateFiles(_folder.FullName).Select(Path.GetFileName), Is.EqualTo(["source.db"]));
    }

    private static async Task<long> CountAsync(string path, string table)
    {
        await using var connection = new SqliteConnection($"Data Source={path};Mode=ReadOnly;Pooling=False");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = $"SELECT COUNT(*) FROM {table}";
        return (long)(await command.ExecuteScalarAsync())!;
    }
}
