using ServiceGate.Core.Facts.Organisation;
using ServiceGate.Core.Rules.Organisation;

namespace ServiceGate.Tests.Organisation;

/// <summary>Who may do what, written by hand and compared with the product's table.</summary>
public sealed class PolicyTests
{
    // A dot: may not. Columns in the order of the roles; the last one is the system.
    private const string Matrix =
        """
                              PM  DH  RV  OP  HA  CO  SQ  AU  AD  SY
        CreateLaunch          x   .   .   .   .   .   .   .   .   .
        DeclareEmergency      .   .   .   x   .   .   .   .   .   .
        EditDossier           x   .   .   .   .   .   .   .   .   .
        AgreeToSubmit         .   x   .   .   .   .   .   .   .   .
        PrepareNotices        .   .   .   x   .   .   .   .   .   .
        SignOff               .   .   x   .   .   .   .   .   .   .
        AcknowledgeScript     .   .   .   .   .   x   .   .   .   .
        RunLaunch             .   .   .   x   .   .   .   .   .   .
        WatchComplaints       .   .   .   .   .   .   x   .   .   .
        RollBackCustomer      .   .   .   .   x   .   .   .   .   .
        CancelLaunch          x   .   .   x   .   .   .   .   .   .
        TakeOverAnnouncements x   .   .   x   .   .   .   .   .   .
        CloseLaunch           x   .   .   .   .   .   .   .   .   .
        ReadLaunches          x   x   x   x   x   x   x   x   x   .
        ReadCustomers         .   .   .   x   x   .   .   .   .   .
        ReadAudit             .   .   .   .   .   .   .   x   x   .
        ManageOrganisation    .   .   .   .   .   .   .   .   x   .
        KeepRoster            .   x   .   .   .   .   .   .   x   .
        ManageDefinitions     .   .   .   .   .   .   .   .   x   .
        RunFlows              .   .   .   .   .   .   .   .   x   .
        ActForTheSystem       .   .   .   .   .   .   .   .   .   x
        """;

    private static readonly Role[] Columns =
    [
        Role.ProductManager, Role.DepartmentHead, Role.Reviewer, Role.Operations, Role.HotlineAgent, Role.ChannelOwner, Role.ServiceQuality, Role.Auditor, Role.Administrator,
    ];

    private static readonly OrganisationTree Tree = new(
        [Unit(1, null, UnitLevel.Group, "GRP"), Unit(2, 1, UnitLevel.Province, "SP"), Unit(3, 2, UnitLevel.City, "HZ"), Unit(4, 2, UnitLevel.City, "SX"), Unit(5, 3, UnitLevel.County, "YH")],
        []);

    [Test]
    public void Allows_IsWhatTheMatrixSays()
    {
        Assert.That(Lines().Select(l => l[0]), Is.EqualTo(Enum.GetNames<Permission>()), "every permission has its line");
        Assert.That(Columns, Is.EqualTo(Enum.GetValues<Role>()), "every role has its column");
        foreach (var line in Lines())
        {
            var permission = Enum.Parse<Permission>(line[0]);
            for (var i = 0; i < Columns.Length; i++)
                Assert.That(Policy.Allows(With(new RoleGrant(Columns[i], 3)), permission, Tree, 3), Is.EqualTo(line[i + 1] == "x"), $"{permission} by {Columns[i]}");
            Assert.That(Policy.Allows(Actor.System, permission, Tree, 3), Is.EqualTo(line[^1] == "x"), $"{permission} by the system");
        }
    }

    [TestCase(3, true)]
    [TestCase(5, true)]
    [TestCase(2, false)]
    [TestCase(4, false)]
    [TestCase(99, false)]
    public void Allows_ReachesTheOwnUnitAndBelow(long unit, bool expected) =>
        Assert.That(Policy.Allows(With(new RoleGrant(Role.Operations, 3)), Permission.RunLaunch, Tree, unit), Is.EqualTo(expected));

    [Test]
    public void Allows_WhenBoundToADepartmentOrChannel_AsksForExactlyThat()
    {
        var reviewer = With(new RoleGrant(Role.Reviewer, 3, "it"), new RoleGrant(Role.ChannelOwner, 3, Channel: "shop"), new RoleGrant(Role.Reviewer, 4, "network"));

        Assert.That(Policy.Allows(reviewer, Permission.SignOff, Tree, 3, "it"), Is.True);
        Assert.That(Policy.Allows(reviewer, Permission.SignOff, Tree, 3, "network"), Is.False, "that role is another city's");
        Assert.That(Policy.Allows(reviewer, Permission.SignOff, Tree, 3, "IT"), Is.False);
        Assert.That(Policy.Allows(reviewer, Permission.AcknowledgeScript, Tree, 3, channel: "shop"), Is.True);
        Assert.That(Policy.Allows(reviewer, Permission.AcknowledgeScript, Tree, 3, channel: "app"), Is.False);
    }

    [Test]
    public void AllowsAtTheTop_NeedsOneOfTheRolesThere()
    {
        var administrator = new RoleGrant(Role.Administrator, 1);

        Assert.That(Policy.AllowsAtTheTop(With(new RoleGrant(Role.Administrator, 3), administrator, new RoleGrant(Role.Auditor, 1)), Permission.ManageDefinitions, Tree), Is.True);
        Assert.That(Policy.AllowsAtTheTop(With(new RoleGrant(Role.Administrator, 2), new RoleGrant(Role.Auditor, 1)), Permission.ManageDefinitions, Tree), Is.False, "the roles, but not one of both");
        Assert.That(Policy.AllowsAtTheTop(With(administrator with { UnitId = 99 }), Permission.ManageDefinitions, Tree), Is.False, "no unit of this organisation");
    }

    [Test]
    public void Allows_WhenThereIsNoRole_AllowsNothing() =>
        Assert.That(Enum.GetValues<Permission>().Where(p => Policy.Allows(With(), p, Tree, null)), Is.Empty);

    private static IEnumerable<string[]> Lines() =>
        Matrix.Split('\n').Skip(1).Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));

    private static Actor With(params RoleGrant[] grants) => new(7, "somebody", grants);

    private static OrganisationUnit Unit(long id, long? parent, UnitLevel level, string code) => new(id, parent, level, code, code, code, "Asia/Shanghai");
}
