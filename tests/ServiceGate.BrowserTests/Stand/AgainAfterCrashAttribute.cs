using NUnit.Framework.Interfaces;
using NUnit.Framework.Internal;
using NUnit.Framework.Internal.Commands;

namespace ServiceGate.BrowserTests;

/// <summary>
/// A test that lost a page because the browser's process behind it crashed is begun once more, with its set-up: it has shown nothing. Whatever else fails, fails at once. For tests that keep
/// many pages open for minutes beside everything else that runs.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class AgainAfterCrashAttribute : NUnitAttribute, IRepeatTest
{
    private const string Crash = "Target crashed";

    /// <inheritdoc/>
    public TestCommand Wrap(TestCommand command) => new Command(command);

    private sealed class Command(TestCommand inner) : DelegatingTestCommand(inner)
    {
        public override TestResult Execute(TestExecutionContext context)
        {
            var result = Try(context);
            if (!result.Message.Contains(Crash, StringComparison.Ordinal)) return result;
            TestContext.Progress.WriteLine($"{context.CurrentTest.Name}: a page of the browser crashed; begun once more.");
            context.CurrentResult = context.CurrentTest.MakeTestResult();
            context.CurrentRepeatCount++;
            return Try(context);
        }

        private TestResult Try(TestExecutionContext context)
        {
            try
            {
                context.CurrentResult = innerCommand.Execute(context);
            }
            catch (Exception e)
            {
                context.CurrentResult.RecordException(e);
            }
            return context.CurrentResult;
        }
    }
}
