// Adds what must move to pages that work without it. Each module looks for the elements it cares about and does nothing without them.
import "./zone.js";
import "./menus.js";
import "./preferences.js";
import "./once.js";
import "./focus.js";
import "./clock.js";
import "./shortcuts.js";
import "./progress.js";
import "./autosave.js";
import "./drafts.js";
import "./concerns.js";
import "./print.js";
import "./echo.js";
import "./uploads.js";
import "./choices.js";
import "./review.js";
