namespace ServiceGate.IntegrationTests.Kills;

/// <summary>A copy of the program that knows one definition more.</summary>
internal static class ProgramCopy
{
    /// <summary>Makes it. The program finds its definitions beside itself, so that its own file is copied; everything else is linked.</summary>
    /// <param name="folder">Where it is to lie.</param>
    /// <param name="definitionFile">Name of the definition's file.</param>
    /// <param name="definition">The definition.</param>
    /// <returns>The program's file.</returns>
    public static string Make(string folder, string definitionFile, string definition)
    {
        var to = Directory.CreateDirectory(folder).FullName;
        foreach (var entry in new DirectoryInfo(AppContext.BaseDirectory).EnumerateFileSystemInfos().Where(e => e.Name != "workflows"))
            if (entry.Name.StartsWith("ServiceGate.Web.", StringComparison.Ordinal)) File.Copy(entry.FullName, Path.Combine(to, entry.Name));
            else if (entry is DirectoryInfo) Directory.CreateSymbolicLink(Path.Combine(to, entry.Name), entry.FullName);
            else File.CreateSymbolicLink(Path.Combine(to, entry.Name), entry.FullName);
        var (from, workflows) = (Path.Combine(AppContext.BaseDirectory, "workflows"), Directory.CreateDirectory(Path.Combine(to, "workflows")).FullName);
        foreach (var file in Directory.GetFiles(from)) File.Copy(file, Path.Combine(workflows, Path.GetFileName(file)));
        foreach (var beside in Directory.GetDirectories(from)) Directory.CreateSymbolicLink(Path.Combine(workflows, Path.GetFileName(beside)), beside);
        File.WriteAllText(Path.Combine(workflows, definitionFile), definition);
        return Path.Combine(to, "ServiceGate.Web.dll");
    }
}
