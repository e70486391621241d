-- Readable from: 46
-- The hold points of a launch's procedure that were ticked under its last go-ahead, as JSON: who, when, what proves it. With it comes rule set 8, by which an open one holds the first change back: a program
-- that does not know it would let it begin, so none may run beside.
ALTER TABLE launch {add} hold_points {text} NULL;
