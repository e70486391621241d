namespace ServiceGate.Data.Sql;

/// <summary>The database was written by a newer version of the program, which this one would not understand.</summary>
public sealed class NewerSchemaException : Exception
{
    internal NewerSchemaException(int found, int known, int wanted)
        : base($"The database has schema {found}, this program knows schemas up to {known} and would have to know {wanted}. Use the newer version of the program.") =>
        (Found, Known, Wanted) = (found, known, wanted);

    /// <summary>The database's schema.</summary>
    public int Found { get; }

    /// <summary>The newest schema that the program knows.</summary>
    public int Known { get; }

    /// <summary>The schema that a program must know to work on the database.</summary>
    public int Wanted { get; }

    /// <summary>The same for another caller, with a stack of its own.</summary>
    internal NewerSchemaException Again() => new(Found, Known, Wanted);
}
