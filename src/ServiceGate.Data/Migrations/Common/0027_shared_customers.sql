-- Readable from: 27
-- Kept: shared_customers, evidence, raced
-- How many customers two lists share, counted once for a pair of lists whose launches may meet in one night; stands there both ways round. A list does not change once it is in use.
-- With it comes rule set 4, by which a window in a freeze period needs a reason.
CREATE TABLE shared_customers (
    audience_id BIGINT NOT NULL,
    other_id BIGINT NOT NULL,
    customers BIGINT NOT NULL,
    PRIMARY KEY (audience_id, other_id)
);

-- Why a batch ended before everybody was told, by whom, and what was said to it; when is finished_at.
ALTER TABLE batch {add} ended_why {key} NULL;
ALTER TABLE batch {add} ended_by BIGINT NULL;
ALTER TABLE batch {add} ended_reason {text} NULL;
