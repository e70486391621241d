using System.Globalization;
using Dapper;
using Microsoft.Data.Sqlite;
using ServiceGate.Data.Sqlite;

namespace ServiceGate.IntegrationTests.Sqlite;

/// <summary>A statement that is run again is the compiled one of before, and nothing but its speed may tell.</summary>
public sealed class StatementCacheTests
{
    private CachingConnection _connection = null!;

    [SetUp]
    public void Open()
    {
        var inner = new SqliteConnection("Data Source=:memory:");
        inner.Open();
        _connection = new(inner);
        _connection.Execute("CREATE TABLE note (id INTEGER PRIMARY KEY, text TEXT NULL)");
    }

    [TearDown]
    public void Close() => _connection.Dispose();

    [Test]
    public void Text_WhenLongerThanTheOneBefore_IsKeptWhole()
    {
        string?[] texts = ["short", null, "", new('长', 9000), "x", null];
        for (var id = 0; id < texts.Length; id++) Add(id, texts[id]);

        Assert.That(_connection.Query<string?>("SELECT text FROM note ORDER BY id"), Is.EqualTo(texts));
    }

    [Test]
    public void Size_OfAnEarlierRun_CutsNothingOff()
    {
        Assert.That(LengthOf("abcdef", size: 3), Is.EqualTo(3));
        Assert.That(LengthOf("abcdef", size: 6), Is.EqualTo(6));
    }

    [Test]
    public void Statement_WhileItIsStillBeingRead_CanBeRunAgain()
    {
        for (var id = 1; id <= 3; id++) Add(id, "a");
        const string All = "SELECT id FROM note WHERE id >= @first ORDER BY id";
        using (_connection.ExecuteReader(All, new { first = 1 })) { }
        using var outer = _connection.ExecuteReader(All, new { first = 1 });
        Assert.That(outer.Read(), Is.True);

        Assert.That(_connection.Query<long>(All, new { first = 2 }), Is.EqualTo(new[] { 2L, 3L }));

        Assert.That(outer.Read(), Is.True);
        Assert.That(outer.GetInt64(0), Is.EqualTo(2), "the first reading goes on where it was");
    }

    [Test]
    public void Statement_AfterItFailed_RunsAgain()
    {
        Add(1, "a");
        Assert.That(() => Add(1, "b"), Throws.InstanceOf<SqliteException>());
        Add(2, "c");
        Assert.That(() => Add(2, "d"), Throws.InstanceOf<SqliteException>());
        Add(3, "e");

        Assert.That(_connection.Query<string>("SELECT text FROM note ORDER BY id"), Is.EqualTo(new[] { "a", "c", "e" }));
    }

    [Test]
    public void Statement_AfterTheSchemaChanged_SeesTheNewOne()
    {
        Add(1, "a");
        Assert.That(Columns(), Is.EqualTo(2));
        _connection.Execute("ALTER TABLE note ADD COLUMN remark TEXT NULL");
        Assert.That(Columns(), Is.EqualTo(3));
    }

    [Test]
    public void Statements_WhenThereAreVeryMany_AreForgottenAndMadeAgain()
    {
        for (var round = 0; round < 2; round++)
            for (var i = 0; i < 1000; i++)
                Assert.That(_connection.ExecuteScalar<long>($"SELECT {i.ToString(CultureInfo.InvariantCulture)} + @more", new { more = round }), Is.EqualTo(i + round));
    }

    [Test]
    public void Text_WithOtherParametersThanBefore_RunsWithItsOwn()
    {
        Assert.That(_connection.ExecuteScalar<string>("SELECT @a || @b", new { a = "x", b = "y" }), Is.EqualTo("xy"));
        Assert.That(_connection.ExecuteScalar<string>("SELECT @a || @b", Swapped()), Is.EqualTo("xy"));

        static DynamicParameters Swapped()
        {
            var parameters = new DynamicParameters();
            parameters.Add("b", "y");
            parameters.Add("a", "x");
            return parameters;
        }
    }

    private object? LengthOf(string text, int size)
    {
        using var command = _connection.CreateCommand();
        command.CommandText = "SELECT LENGTH(@text)";
        var parameter = command.CreateParameter();
        (parameter.ParameterName, parameter.Value, parameter.Size) = ("@text", text, size);
        command.Parameters.Add(parameter);
        return command.ExecuteScalar();
    }

    private int Columns()
    {
        using var reader = _connection.ExecuteReader("SELECT * FROM note");
        return reader.FieldCount;
    }

    private void Add(int id, string? text) => _connection.Execute("INSERT INTO note (id, text) VALUES (@id, @text)", new { id, text });
}
