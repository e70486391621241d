using System.Text.Json.Serialization;

namespace ServiceGate.Core.Facts.Organisation;

/// <summary>What somebody may be allowed to do, and which roles it is that may, in their unit and below. Each command names one.</summary>
public enum Permission
{
    /// <summary>Create a launch.</summary>
    [JsonStringEnumMemberName("create-launch"), HeldBy(Role.ProductManager)] CreateLaunch,

    /// <summary>Declare an emergency, which acts before it is reviewed.</summary>
    [JsonStringEnumMemberName("declare-emergency"), HeldBy(Role.Operations)] DeclareEmergency,

    /// <summary>Change the parts of a dossier that its owner fills in, submit it, answer findings.</summary>
    [JsonStringEnumMemberName("edit-dossier"), HeldBy(Role.ProductManager)] EditDossier,

    /// <summary>Agree, as head of the launch's own department, that a dossier is submitted.</summary>
    [JsonStringEnumMemberName("agree-to-submit"), HeldBy(Role.DepartmentHead)] AgreeToSubmit,

    /// <summary>Import the affected customers and plan the notices.</summary>
    [JsonStringEnumMemberName("prepare-notices"), HeldBy(Role.Operations)] PrepareNotices,

    /// <summary>Sign for a department.</summary>
    [JsonStringEnumMemberName("sign-off"), HeldBy(Role.Reviewer)] SignOff,

    /// <summary>Acknowledge the script of a channel.</summary>
    [JsonStringEnumMemberName("acknowledge-script"), HeldBy(Role.ChannelOwner)] AcknowledgeScript,

    /// <summary>Name the people on duty, report how the launch went, pause and resume batches.</summary>
    [JsonStringEnumMemberName("run-launch"), HeldBy(Role.Operations)] RunLaunch,

    /// <summary>Watch the complaints about a launch and raise alarms.</summary>
    [JsonStringEnumMemberName("watch-complaints"), HeldBy(Role.ServiceQuality)] WatchComplaints,

    /// <summary>Roll one customer back.</summary>
    [JsonStringEnumMemberName("roll-back-customer"), HeldBy(Role.HotlineAgent)] RollBackCustomer,

    /// <summary>Call a launch off.</summary>
    [JsonStringEnumMemberName("cancel-launch"), HeldBy(Role.ProductManager, Role.Operations)] CancelLaunch,

    /// <summary>Take over what other operators announce about their networks as launches.</summary>
    [JsonStringEnumMemberName("take-over-announcements"), HeldBy(Role.ProductManager, Role.Operations)] TakeOverAnnouncements,

    /// <summary>Close a launch with what was learnt.</summary>
    [JsonStringEnumMemberName("close-launch"), HeldBy(Role.ProductManager)] CloseLaunch,

    /// <summary>Read launches with everything but customers.</summary>
    [JsonStringEnumMemberName("read-launches"), HeldByEverybody] ReadLaunches,

    /// <summary>Look customers up, and take down what they say: that they refuse marketing.</summary>
    [JsonStringEnumMemberName("read-customers"), HeldBy(Role.HotlineAgent, Role.Operations)] ReadCustomers,

    /// <summary>Read the audit trail.</summary>
    [JsonStringEnumMemberName("read-audit"), HeldBy(Role.Auditor, Role.Administrator)] ReadAudit,

    /// <summary>Change units, departments, people, roles; reset passwords.</summary>
    [JsonStringEnumMemberName("manage-organisation"), HeldBy(Role.Administrator)] ManageOrganisation,

    /// <summary>Keep the duty roster of a unit.</summary>
    [JsonStringEnumMemberName("keep-roster"), HeldBy(Role.DepartmentHead, Role.Administrator)] KeepRoster,

    /// <summary>Propose, simulate and publish versions of workflow definitions, for the whole installation.</summary>
    [JsonStringEnumMemberName("manage-definitions"), HeldBy(Role.Administrator)] ManageDefinitions,

    /// <summary>Let flows that failed try again, or take them to another step.</summary>
    [JsonStringEnumMemberName("run-flows"), HeldBy(Role.Administrator)] RunFlows,

    /// <summary>What the system does by itself: settle launches, finish batches, let launches lapse.</summary>
    [JsonStringEnumMemberName("act-for-the-system"), HeldByNobody] ActForTheSystem,
}
