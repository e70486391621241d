using ServiceGate.Data.Migrations;
using ServiceGate.Data.Sql;

namespace ServiceGate.Data.Servers;

/// <summary>Notices when a newer program changes the schema so that this one must not go on. From then on it takes no more work.</summary>
/// <param name="known">The newest schema that the program knows.</param>
/// <param name="machine">The machine's clock.</param>
internal sealed class SchemaWatch(int known, TimeProvider machine)
{
    private long _looked = machine.GetTimestamp();
    private volatile NewerSchemaException? _refused;

    /// <summary>How often it looks.</summary>
    public TimeSpan Every { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Refuses all work once the schema is too new.</summary>
    /// <exception cref="NewerSchemaException">It is.</exception>
    public void ThrowIfTooNew()
    {
        if (_refused is { } refused) throw refused.Again();
    }

    /// <summary>Looks, when it is time to.</summary>
    /// <param name="read">Opens a transaction for reading.</param>
    /// <returns>Why no more work is taken, the first time that is so; otherwise null.</returns>
    public async Task<NewerSchemaException?> LookAsync(Func<Task<SqlScope>> read)
    {
        if (_refused is not null || machine.GetElapsedTime(_looked) < Every) return null;
        _looked = machine.GetTimestamp();
        try
        {
            await using var scope = await read();
            await SchemaReadability.RefuseAsync(scope, known);
            return null;
        }
        catch (NewerSchemaException e)
        {
            return _refused = e;
        }
    }
}
