using ServiceGate.Core.Foundation.Checks;
using ServiceGate.Web.Imports.Files;

namespace ServiceGate.Web.Imports;

/// <summary>How a file is read, before anything is done with it: for a page that shows it and lets it be read otherwise.</summary>
public static class FileLook
{
    /// <summary>Looks at a file's header; null when not even that can be read.</summary>
    /// <param name="file">The file; it can be read again from its start.</param>
    /// <param name="request">How it is asked for.</param>
    public static FileReading? Of(Stream file, ImportRequest request)
    {
        if (TableOpening.Open(file, request.Choices, ColumnNames.IsKnown).File is not { } table) return null;
        var customers = new CustomerFile(table, new([]), request.Chosen);
        _ = customers.Lines(new Check()).Any();
        return FileReading.Of(customers, new Dictionary<string, int>());
    }
}
