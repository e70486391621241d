using ServiceGate.Tests.Engines;

namespace ServiceGate.ElsaTests;

/// <summary>Elsa is an engine like any other.</summary>
public sealed class ElsaEngineTests : EngineSuite
{
    internal override TestedEngine Tested => ElsaStand.Tested;
}
