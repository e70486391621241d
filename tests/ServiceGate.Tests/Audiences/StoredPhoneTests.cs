using ServiceGate.Core.Rules.Audiences;

namespace ServiceGate.Tests.Audiences;

/// <summary>Every kind of number has one stored form, whatever it came in.</summary>
public sealed class StoredPhoneTests
{
    [TestCase("13800138001", "13800138001", PhoneKind.Mobile)]
    [TestCase("013800138001", "13800138001", PhoneKind.Mobile)]
    [TestCase("tel:+86-138-0013-8001", "13800138001", PhoneKind.Mobile)]
    [TestCase("=\"13800138001\"", "13800138001", PhoneKind.Mobile)]
    [TestCase("'13800138001", "13800138001", PhoneKind.Mobile)]
    [TestCase("13800138001.0", "13800138001", PhoneKind.Mobile)]
    [TestCase("14800000001", "14800000001", PhoneKind.Mobile, Description = "a card of a thing")]
    [TestCase("1440000000001", "1440000000001", PhoneKind.Mobile, Description = "with 13 digits")]
    [TestCase("+86 1064 7000 00001", "1064700000001", PhoneKind.Mobile)]
    [TestCase("861410000000001", "1410000000001", PhoneKind.Mobile)]
    [TestCase("0571-87654321", "+8657187654321", PhoneKind.Landline)]
    [TestCase("(0571) 8765 4321", "+8657187654321", PhoneKind.Landline)]
    [TestCase("０５７１－８７６５４３２１", "+8657187654321", PhoneKind.Landline)]
    [TestCase("+86 571 8765 4321", "+8657187654321", PhoneKind.Landline)]
    [TestCase("0086-571-87654321", "+8657187654321", PhoneKind.Landline)]
    [TestCase("+86 (0571) 87654321", "+8657187654321", PhoneKind.Landline)]
    [TestCase("57187654321", "+8657187654321", PhoneKind.Landline, Description = "a spreadsheet has dropped the zero")]
    [TestCase("010-62345678", "+861062345678", PhoneKind.Landline)]
    [TestCase("0571-87654321-8001", "+8657187654321;ext=8001", PhoneKind.Landline)]
    [TestCase("0571-87654321转8001", "+8657187654321;ext=8001", PhoneKind.Landline)]
    [TestCase("0571 8765 4321 ext. 8001", "+8657187654321;ext=8001", PhoneKind.Landline)]
    [TestCase("+8657187654321;ext=8001", "+8657187654321;ext=8001", PhoneKind.Landline)]
    [TestCase("400-800-1234", "+864008001234", PhoneKind.Landline)]
    [TestCase("10000", "10000", PhoneKind.Short)]
    [TestCase("10086", "10086", PhoneKind.Short)]
    [TestCase("95588", "95588", PhoneKind.Short)]
    [TestCase("95 105 555", "95105555", PhoneKind.Short)]
    [TestCase("+86 10086", "10086", PhoneKind.Short)]
    [TestCase("110", "110", PhoneKind.Short)]
    [TestCase("+44 (0)20 7946 0958", "+442079460958", PhoneKind.Foreign)]
    [TestCase("0044 20 7946 0958", "+442079460958", PhoneKind.Foreign)]
    [TestCase("+852 9123 4567", "+85291234567", PhoneKind.Foreign)]
    [TestCase("+1 (650) 253-0000", "+16502530000", PhoneKind.Foreign)]
    [TestCase("+8613800138001", "13800138001", PhoneKind.Mobile)]
    public void Number_HasOneForm_AndComesBackFromIt(string typed, string stored, PhoneKind kind)
    {
        Assert.That(PastedText.Phone(typed), Is.EqualTo(stored));
        Assert.That(PastedText.Phone(stored), Is.EqualTo(stored), "what is stored stays");
        Assert.That(StoredPhone.KindOf(stored), Is.EqualTo(kind));
        Assert.That(StoredPhone.TakesSms(stored), Is.EqualTo(kind is PhoneKind.Mobile or PhoneKind.Foreign));
    }

    [TestCase("1380013800", Description = "a digit short")]
    [TestCase("138001380011")]
    [TestCase("1069000000001", Description = "a port of a sender")]
    [TestCase("1380013800111")]
    [TestCase("23900000001")]
    [TestCase("87654321")]
    [TestCase("1")]
    [TestCase("+0123456789")]
    [TestCase("13a00000001")]
    [TestCase("8.81E+16")]
    [TestCase("转8001")]
    [TestCase("")]
    public void WhatIsNoNumber_HasNoKind(string typed) => Assert.That(StoredPhone.KindOf(PastedText.Phone(typed)), Is.Null);

    [Test]
    public void APrefixOfOlderImports_IsAMobile() => Assert.That(StoredPhone.KindOf("+8613800138001"), Is.EqualTo(PhoneKind.Mobile));

    [TestCase("87654321", true)]
    [TestCase("8765432", true)]
    [TestCase("13800138", false)]
    [TestCase("876543", false)]
    public void ALandline_WithoutItsAreaCode_IsRecognised(string typed, bool expected) => Assert.That(StoredPhone.LacksAreaCode(typed), Is.EqualTo(expected));

    [TestCase("8.81E+16", true)]
    [TestCase("1.38E+10", true)]
    [TestCase("1e10", true)]
    [TestCase("8E16A", false)]
    [TestCase("TV1E10", false)]
    [TestCase("88100000000001110", false)]
    public void ScientificForm_IsRecognised(string typed, bool expected) => Assert.That(PastedText.IsScientific(typed), Is.EqualTo(expected));

    [TestCase("U+004F", "letter")]
    [TestCase("U+7684", "ideograph")]
    [TestCase("U+002F", "punctuation")]
    [TestCase("U+002B", "symbol")]
    [TestCase("U+0007", "control")]
    public void ACharacter_HasAKind(string code, string kind) => Assert.That(PastedText.KindOf(code), Is.EqualTo(kind));

    [TestCase("=\"TV1\"", "TV1")]
    [TestCase("'00123", "00123")]
    [TestCase("88100000000001110.0", "88100000000001110")]
    [TestCase("it's", "it's")]
    [TestCase("1.0.0", "1.0.0")]
    public void Undressed_IsWithoutASpreadsheetsTricks(string cell, string expected) => Assert.That(PastedText.Undressed(cell), Is.EqualTo(expected));
}
