// Keeps the clock in the bar going. It starts from the server's time, which a demonstration may have moved, not from the browser's.
// A clock that was set to a moment stands still.
const clock = document.querySelector(".top-clock:not([data-still]) time");

if (clock) {
  const offset = Date.parse(clock.dateTime) - Date.now();
  const zone = document.querySelector(".top-clock").title;
  const hours = new Intl.DateTimeFormat("en-GB", { timeZone: zone, hour: "2-digit", minute: "2-digit" });
  const days = new Intl.DateTimeFormat("en-GB", { timeZone: zone, dateStyle: "short" });
  const today = days.format(Date.now() + offset);
  const tick = () => {
    const now = Date.now() + offset;
    // At midnight the day's words change too; the next page brings them.
    if (days.format(now) === today) clock.textContent = clock.textContent.replace(/\d\d:\d\d/, hours.format(now));
    setTimeout(tick, 60000 - (now % 60000));
  };
  tick();
}
