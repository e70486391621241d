namespace ServiceGate.IntegrationTests.Settings;

/// <summary>Files of the repository that no build copies.</summary>
internal static class Checkout
{
    private static readonly string Root = Find();

    /// <summary>The full path of a file or folder.</summary>
    internal static string File(string path) => Path.Combine(Root, path);

    private static string Find()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !System.IO.File.Exists(Path.Combine(folder.FullName, "ServiceGate.sln"))) folder = folder.Parent;
        return folder?.FullName ?? throw new DirectoryNotFoundException("The tests run inside the repository, beside ServiceGate.sln.");
    }
}
