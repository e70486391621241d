// After a failed post the list of what is wrong is read and reached first.
document.querySelector("[data-focus]")?.focus();

// On a narrow screen tabs run out of sight: the open one is brought into it, without moving the page.
for (const open of document.querySelectorAll('.tabs a[aria-current="page"]')) {
  const row = open.closest("ul");
  row.scrollLeft = open.offsetLeft - row.offsetLeft - (row.clientWidth - open.offsetWidth) / 2;
}
