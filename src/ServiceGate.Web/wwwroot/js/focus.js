// After a failed post the list of what is wrong is read and reached first.
document.querySelector("[data-focus]")?.focus();
