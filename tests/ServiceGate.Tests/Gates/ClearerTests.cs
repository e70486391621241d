using ServiceGate.Core.Facts.Organisation;

namespace ServiceGate.Tests.Gates;

/// <summary>Who is one of those that are meant.</summary>
public sealed class ClearerTests
{
    private static readonly OrganisationTree Tree = new([Unit(1, null, UnitLevel.Province, "SP"), Unit(2, 1, UnitLevel.City, "HZ"), Unit(3, 1, UnitLevel.City, "SX")], []);

    [TestCase("hotline", 2, true)]
    [TestCase("shop", 2, false)]
    [TestCase("hotline", 1, true, Description = "the unit above")]
    [TestCase("hotline", 3, false, Description = "the unit beside")]
    public void AChannelsOwner_IsTheOneOfThatChannel(string channel, long unit, bool expected) => Assert.That(
        new Assignee(Role.ChannelOwner, Channel: "hotline").IsMetBy(new RoleGrant(Role.ChannelOwner, unit, Channel: channel), 2, Tree), Is.EqualTo(expected));

    [Test]
    public void ARoleWithoutChannelOrDepartment_IsMetByAnybodyInThatRole()
    {
        Assert.That(new Assignee(Role.ChannelOwner).IsMetBy(new RoleGrant(Role.ChannelOwner, 2, Channel: "shop"), 2, Tree), Is.True);
        Assert.That(new Assignee(Role.Reviewer).IsMetBy(new RoleGrant(Role.Reviewer, 2, "it"), 2, Tree), Is.True);
        Assert.That(new Assignee(Role.Reviewer).IsMetBy(new RoleGrant(Role.DepartmentHead, 2, "it"), 2, Tree), Is.False);
    }

    [Test]
    public void AStepOfAHigherUnit_IsNotMetBelowIt() =>
        Assert.That(new Assignee(Role.Reviewer, "it", UnitId: 1).IsMetBy(new RoleGrant(Role.Reviewer, 2, "it"), 2, Tree), Is.False);

    private static OrganisationUnit Unit(long id, long? parent, UnitLevel level, string code) => new(id, parent, level, code, code, code, "Asia/Shanghai");
}
