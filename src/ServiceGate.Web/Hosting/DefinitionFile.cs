using ServiceGate.Core.Rules.StepTypes;
using ServiceGate.Workflow.Definitions;

namespace ServiceGate.Web.Hosting;

/// <summary>A definition's file. One that is far larger than any definition can be is refused without being read, since a parsed text takes many times its own size.</summary>
internal static class DefinitionFile
{
    /// <summary>The largest file that is read, in bytes: 500 activities with all their inputs take about a tenth of it.</summary>
    internal const long Most = 5 * 1024 * 1024;

    /// <summary>Reads a file.</summary>
    /// <param name="path">The file, which exists.</param>
    /// <returns>The definition or its problems; a file above <see cref="Most"/> has the problem <see cref="DefinitionRules.NotTooLarge"/>.</returns>
    /// <exception cref="IOException">The file cannot be read.</exception>
    internal static DefinitionReading Read(string path)
    {
        var name = Path.GetFileName(path);
        return new FileInfo(path).Length > Most
            ? new(null, [new(name, null, "$", DefinitionRules.NotTooLarge, "The file is larger than 5 MB; it was not read.")])
            : LaunchDefinitions.Read(File.ReadAllText(path), name);
    }
}
