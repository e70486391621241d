using Elsa.Workflows;
using Elsa.Workflows.Models;
using ServiceGate.Core.Rules.Steps;
using ServiceGate.Core.Rules.StepTypes;
using Elsas = Elsa.Workflows.Models.ActivityDescriptor;

namespace ServiceGate.Elsa.Activities;

/// <summary>Describes every step type of the core to Elsa and its designer. A new type needs nothing here.</summary>
public sealed class StepProvider : IActivityProvider
{
    private const int Version = 1;

    /// <inheritdoc/>
    public ValueTask<IEnumerable<Elsas>> GetDescriptorsAsync(CancellationToken cancellationToken = default) =>
        ValueTask.FromResult<IEnumerable<Elsas>>([.. StepCatalogue.All.Select(Describe)]);

    private static Elsas Describe(StepType type)
    {
        var (area, name) = (type.Name[..type.Name.IndexOf('.', StringComparison.Ordinal)], type.Name[(type.Name.IndexOf('.', StringComparison.Ordinal) + 1)..]);
        return new()
        {
            TypeName = type.Name,
            ClrType = typeof(Step),
            Namespace = area,
            Name = name,
            Version = Version,
            DisplayName = StepInput.InWords(name),
            Description = type.Description,
            Category = CategoryOf(type),
            Kind = ActivityKind.Action,
            Inputs = [.. type.Inputs.Select(StepInput.Describe)],
            Ports = [.. type.Outcomes.Select(outcome => new Port { Name = outcome, DisplayName = StepInput.InWords(outcome), Type = PortType.Flow })],
            Constructor = context =>
            {
                var made = context.CreateActivity<Step>();
                (made.Activity.Type, made.Activity.Version) = (type.Name, Version);
                return made;
            },
        };
    }

    private static string CategoryOf(StepType type) => type.Phase switch
    {
        StepPhase.Submission => "Dossier",
        StepPhase.Review => "Review",
        StepPhase.Gate => "Gates",
        StepPhase.RollOut => "Roll-out",
        _ => "Course",
    };
}
