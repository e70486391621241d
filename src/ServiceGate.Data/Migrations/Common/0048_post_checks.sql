-- Readable from: 48
-- What was checked after the work of a launch since its end was reported, as JSON: who, when, what came of it, what a second person lets count. With it comes rule set 10, by which an open or failed one holds
-- back that success is reported and customers are told that all is well: a program that does not know it would let that happen, so none may run beside.
ALTER TABLE launch {add} post_checks {text} NULL;
