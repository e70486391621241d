namespace ServiceGate.Core.Rules.Stated;

/// <summary>Lines of authorities and of the public: a text may name them beside the operator's own.</summary>
public static class PublicLines
{
    /// <summary>
    /// Their numbers: complaints about telecommunications (12300), consumers' rights (12315), unwanted calls and messages (12321), the city's line (12345), prices (12358), the web (12377), banking (12378),
    /// industry and information technology (12381), discipline (12388), prosecution (12309), the police's text messages (12110) and fraud (96110).
    /// </summary>
    public static IReadOnlySet<string> Numbers { get; } =
        new HashSet<string>(StringComparer.Ordinal) { "12300", "12315", "12321", "12345", "12358", "12377", "12378", "12381", "12388", "12309", "12110", "96110" };
}
