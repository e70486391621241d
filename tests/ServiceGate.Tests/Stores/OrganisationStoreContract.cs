using ServiceGate.Core.Facts.Organisation;
using ServiceGate.Core.Ports.Stores;

namespace ServiceGate.Tests.Stores;

public abstract class OrganisationStoreContract(IStoreStand stand) : StoreContract(stand)
{
    private static readonly Person Other = new(900_010, "zhao.hai", "赵海", "Zhao Hai", "en", "zhao@example.org");

    [Test]
    public async Task Tree_HasUnitsAndDepartments_InTheirOrder()
    {
        var county = new OrganisationUnit(900_020, UnitId, UnitLevel.County, "XH", "西湖分局", "Xihu", "Asia/Shanghai");
        Department[] departments = [new(2, UnitId, "network", "网络部", "Network"), new(3, UnitId, "it", "信息技术部", "IT"), new(1, county.Id, "shop", "营业厅", "Shop")];
        await WriteAsync(async s =>
        {
            await s.Organisation.AddUnitAsync(county);
            foreach (var department in departments) await s.Organisation.AddDepartmentAsync(department);
        });

        var tree = await ReadAsync(s => s.Organisation.TreeAsync());

        Assert.That(tree.Units.Select(u => u.Code), Is.EqualTo(new[] { "HZ", "XH" }));
        Assert.That(tree.Find("XH"), Is.EqualTo(county));
        Assert.That(tree.Departments, Is.EqualTo(new[] { departments[1], departments[0], departments[2] }), "by unit and code");
    }

    [Test]
    public async Task Person_IsFoundByNameWhateverItsCase_AndListedByName()
    {
        await WriteAsync(s => s.Organisation.AddPersonAsync(Other));
        await WriteAsync(s => s.Organisation.AddPersonAsync(Other with { Id = 900_011, UserName = "Bao.yi", Email = null }));

        Assert.That(await ReadAsync(s => s.Organisation.FindPersonAsync("ZHAO.Hai")), Is.EqualTo(Other));
        Assert.That(await ReadAsync(s => s.Organisation.FindPersonAsync(Other.Id)), Is.EqualTo(Other));
        Assert.That(await ReadAsync(s => s.Organisation.FindPersonAsync("zhao")), Is.Null);
        Assert.That(await ReadAsync(s => s.Organisation.FindPersonAsync(1)), Is.Null);
        Assert.That((await ReadAsync(s => s.Organisation.PeopleAsync())).Select(p => p.UserName), Is.EqualTo(new[] { "Bao.yi", "Li.Wei", "zhao.hai" }));
    }

    [Test]
    public async Task UpdatePerson_ChangesEverythingButTheName()
    {
        await WriteAsync(s => s.Organisation.AddPersonAsync(Other));
        var changed = Other with { NameZh = "赵大海", NameEn = "Zhao Dahai", Language = "zh-CN", Email = null, Active = false };

        await WriteAsync(s => s.Organisation.UpdatePersonAsync(changed with { UserName = "somebody.else" }));

        Assert.That(await ReadAsync(s => s.Organisation.FindPersonAsync(Other.Id)), Is.EqualTo(changed));
    }

    [Test]
    public async Task UpdatePersonAndSetPassword_OfSomebodyUnknown_AreRefused()
    {
        Assert.That(() => WriteAsync(s => s.Organisation.UpdatePersonAsync(Other)), Throws.Exception.Matches<Exception>(e => Sessions.IsTransient(e!)));
        Assert.That(() => WriteAsync(s => s.Organisation.SetPasswordAsync(Other.Id, new("hash", "stamp", false))), Throws.Exception.Matches<Exception>(e => Sessions.IsTransient(e!)));
    }

    [Test]
    public async Task Actor_HasTheRolesGiven_AndANameInTheirLanguage()
    {
        PersonGrant[] grants = [new(901, ManagerId, new(Role.ProductManager, UnitId, "it")), new(902, ManagerId, new(Role.ChannelOwner, UnitId, Channel: "shop"))];
        await WriteAsync(async s =>
        {
            await s.Organisation.AddPersonAsync(Other);
            foreach (var grant in grants.Append(new(903, Other.Id, new(Role.Operations, UnitId))).Reverse()) await s.Organisation.AddGrantAsync(grant);
        });

        var (manager, other) = (await ActorAsync(ManagerId), await ActorAsync(Other.Id));

        Assert.That((manager!.Name, other!.Name), Is.EqualTo(("李伟", "Zhao Hai")));
        Assert.That(manager.Grants, Is.EqualTo(grants.Select(g => g.Grant)));
        Assert.That((await ReadAsync(s => s.Organisation.GrantsAsync())).Select(g => g.Id), Is.EqualTo(new[] { 901, 902, 903 }));
    }

    [Test]
    public async Task Actor_WhoIsUnknownOrInactive_IsNobody()
    {
        await WriteAsync(s => s.Organisation.AddPersonAsync(Other with { Active = false }));

        Assert.That(await ActorAsync(Other.Id), Is.Null);
        Assert.That(await ActorAsync(1), Is.Null);
    }

    [Test]
    public async Task RemoveGrant_TakesItAwayOnce()
    {
        await WriteAsync(s => s.Organisation.AddGrantAsync(new(901, ManagerId, new(Role.Operations, UnitId))));

        Assert.That(await WriteAsync(s => s.Organisation.RemoveGrantAsync(901)), Is.True);
        Assert.That(await WriteAsync(s => s.Organisation.RemoveGrantAsync(901)), Is.False);
        Assert.That((await ActorAsync(ManagerId))!.Grants, Is.Empty);
    }

    private Task<Actor?> ActorAsync(long person) => ReadAsync(s => s.Organisation.HolderAsync(person));
}
