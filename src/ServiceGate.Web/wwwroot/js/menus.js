// Menus close when one clicks elsewhere, presses Escape or opens another.
const menus = () => document.querySelectorAll("details.popover-menu[open]");

document.addEventListener("click", event => {
  for (const menu of menus())
    if (!menu.contains(event.target)) menu.open = false;
});

document.addEventListener("keydown", event => {
  if (event.key !== "Escape") return;
  for (const menu of menus()) {
    menu.open = false;
    menu.querySelector("summary").focus();
  }
});
