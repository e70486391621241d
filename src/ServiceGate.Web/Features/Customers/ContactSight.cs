using ServiceGate.Core.Facts.Organisation;
using ServiceGate.Core.Rules.Organisation;

namespace ServiceGate.Web.Features.Customers;

/// <summary>Who sees the phone number and the address of a customer as they are: whoever imports them. To everybody else they are masked.</summary>
/// <param name="ForHotline">Whether hotline agents see them too: the setting <see cref="Setting"/>.</param>
internal sealed record ContactSight(bool ForHotline)
{
    /// <summary>Setting: whether hotline agents see numbers and addresses unmasked.</summary>
    public const string Setting = "Customers:HotlineSeesContacts";

    /// <summary>Whether an actor sees those of customers of a launch.</summary>
    /// <param name="actor">Who looks.</param>
    /// <param name="tree">The organisation.</param>
    /// <param name="unit">The launch's unit.</param>
    public bool Of(Actor actor, OrganisationTree tree, long unit) => ForHotline || Policy.Allows(actor, Permission.PrepareNotices, tree, unit);

    /// <summary>Whether an actor sees them.</summary>
    public bool Of(Actor actor, OrganisationTree tree) => ForHotline || Policy.Allows(actor, Permission.PrepareNotices, tree, null);
}
