-- Readable from: 7
-- Lists that do not feel how much there is: what somebody owes and deputises for, which launch has a list, how many launches of a unit stand how, who did what when. An index in the
-- whole order of a list, so that its pages are walked and not sorted.
CREATE INDEX ix_launch_audience ON launch (audience_id);
CREATE INDEX ix_launch_unit_status ON launch (unit_id, status);
CREATE INDEX ix_launch_created ON launch (created_at);
{long}CREATE INDEX ix_launch_title ON launch (title, id);
CREATE INDEX ix_launch_deputy_person ON launch_deputy (person_id);
CREATE INDEX ix_work_item_person ON work_item (person_id, role);
CREATE INDEX ix_house_message_person ON house_message (person_id, role, written_at);
CREATE INDEX ix_audit_event_time ON audit_event (at, chain, sequence);
CREATE INDEX ix_audit_event_person ON audit_event (person_id, at);
DROP INDEX ix_audit_event_at {of} audit_event
;
