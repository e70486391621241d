namespace ServiceGate.Tests;

/// <summary>
/// Lets every run of tests play its stories itself. One process runs the tests many times when code is mutated, and what a story came to with one mutant says
/// nothing of the next.
/// </summary>
[SetUpFixture]
internal sealed class PlayedAfresh
{
    [OneTimeSetUp]
    public void ForgetWhatWasPlayed() => Scenarios.Scenario.ForgetWhatWasPlayed();
}
