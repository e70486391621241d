using Microsoft.Extensions.Logging.Abstractions;
using ServiceGate.Core.Commands;
using ServiceGate.Core.Time;
using ServiceGate.Delivery;

namespace ServiceGate.IntegrationTests.Delivery;

public sealed class QuartzAlarmClockTests : AlarmClockContract
{
    protected override IAlarmClock Create(IWorkSignal signal, BusinessClock business, TimeSpan sweep) =>
        new QuartzAlarmClock(signal, business, TimeProvider.System, NullLoggerFactory.Instance, sweep);
}
