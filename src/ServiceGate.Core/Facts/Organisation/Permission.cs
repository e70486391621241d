using System.Text.Json.Serialization;

namespace ServiceGate.Core.Facts.Organisation;

/// <summary>What somebody may be allowed to do. Each command names one.</summary>
public enum Permission
{
    /// <summary>Create a launch.</summary>
    [JsonStringEnumMemberName("create-launch")] CreateLaunch,

    /// <summary>Declare an emergency, which acts before it is reviewed.</summary>
    [JsonStringEnumMemberName("declare-emergency")] DeclareEmergency,

    /// <summary>Change the parts of a dossier that its owner fills in, submit it, answer findings.</summary>
    [JsonStringEnumMemberName("edit-dossier")] EditDossier,

    /// <summary>Agree, as head of the launch's own department, that a dossier is submitted.</summary>
    [JsonStringEnumMemberName("agree-to-submit")] AgreeToSubmit,

    /// <summary>Import the affected customers and plan the notices.</summary>
    [JsonStringEnumMemberName("prepare-notices")] PrepareNotices,

    /// <summary>Sign for a department.</summary>
    [JsonStringEnumMemberName("sign-off")] SignOff,

    /// <summary>Acknowledge the script of a channel.</summary>
    [JsonStringEnumMemberName("acknowledge-script")] AcknowledgeScript,

    /// <summary>Name the people on duty, report how the launch went, pause and resume batches.</summary>
    [JsonStringEnumMemberName("run-launch")] RunLaunch,

    /// <summary>Watch the complaints about a launch and raise alarms.</summary>
    [JsonStringEnumMemberName("watch-complaints")] WatchComplaints,

    /// <summary>Roll one customer back.</summary>
    [JsonStringEnumMemberName("roll-back-customer")] RollBackCustomer,

    /// <summary>Call a launch off.</summary>
    [JsonStringEnumMemberName("cancel-launch")] CancelLaunch,

    /// <summary>Close a launch with what was learnt.</summary>
    [JsonStringEnumMemberName("close-launch")] CloseLaunch,

    /// <summary>Read launches with everything but customers.</summary>
    [JsonStringEnumMemberName("read-launches")] ReadLaunches,

    /// <summary>Look customers up.</summary>
    [JsonStringEnumMemberName("read-customers")] ReadCustomers,

    /// <summary>Read the audit trail.</summary>
    [JsonStringEnumMemberName("read-audit")] ReadAudit,

    /// <summary>Change units, departments, people, roles; reset passwords.</summary>
    [JsonStringEnumMemberName("manage-organisation")] ManageOrganisation,

    /// <summary>Propose, simulate and publish versions of workflow definitions, for the whole installation.</summary>
    [JsonStringEnumMemberName("manage-definitions")] ManageDefinitions,

    /// <summary>Let flows that failed try again, or take them to another step.</summary>
    [JsonStringEnumMemberName("run-flows")] RunFlows,

    /// <summary>What the system does by itself: settle launches, finish batches, let launches lapse.</summary>
    [JsonStringEnumMemberName("act-for-the-system")] ActForTheSystem,
}
