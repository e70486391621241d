-- Readable from: 30
-- The zones of a list's customers and how many live in each ([{"zone": …, "customers": …}]), counted when the list comes into use; null where nobody lives by another clock than the launch's unit.
-- Of a list with several zones each member has one (IANA name), as the unit said then that served the customer: it stays, since who was told by one clock is not told again by another.
-- With it comes rule set 5, by which customers are told by the clocks of their own units: a program that does not know it would tell them all by one.
ALTER TABLE audience {add} zones {text} NULL;
ALTER TABLE audience_member {add} zone {key} NULL;

-- To customers of which zone a batch goes, whose hours a text names, and for whom an announcement fell short that is settled (names with blanks between); null: everybody on the list.
ALTER TABLE batch {add} segment {key} NULL;
ALTER TABLE notice_version {add} segment {key} NULL;
ALTER TABLE notice_settlement {add} segments {text} NULL;
