// Browsers write days and times into their fields in the language of the browser. What was chosen is said below as the rest of the page says it.
const words = { date: { year: "numeric", month: "long", day: "numeric", weekday: "short" }, "datetime-local": { year: "numeric", month: "long", day: "numeric", weekday: "short", hour: "2-digit", minute: "2-digit", hourCycle: "h23" } };

for (const field of document.querySelectorAll(".field > :is(input[type=date], input[type=datetime-local])")) {
  const echo = document.createElement("p");
  echo.className = "field-echo";
  field.after(echo);
  const format = new Intl.DateTimeFormat(document.documentElement.lang === "en" ? "en-GB" : document.documentElement.lang, { ...words[field.type], timeZone: "UTC" });
  const say = () => {
    const chosen = Date.parse(field.value + (field.type === "date" ? "T00:00Z" : "Z"));
    echo.textContent = Number.isNaN(chosen) ? "" : format.format(chosen);
    echo.hidden = Number.isNaN(chosen);
  };
  field.addEventListener("input", say);
  field.form?.addEventListener("input", say);
  say();
}
