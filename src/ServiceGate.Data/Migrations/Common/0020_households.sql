-- Readable from: 20
-- Kept: batch_rider, operational, 180 days from batch-ended
-- Who in a batch shares an address with somebody of less id, in whose chunk he or she goes. A program that does not know it sends to these twice, or not at all.
CREATE TABLE batch_rider (
    batch_id BIGINT NOT NULL,
    customer_id BIGINT NOT NULL,
    with_id BIGINT NOT NULL,
    PRIMARY KEY (batch_id, customer_id)
);
CREATE INDEX ix_batch_rider_with ON batch_rider (batch_id, with_id);
ALTER TABLE batch {add} riders BIGINT DEFAULT 0 NOT NULL;

-- The customer under whose key the message went that told somebody; null: a message of its own.
ALTER TABLE delivery {add} message_of BIGINT NULL;

-- How many pieces of a chunk were sent by themselves, since its receiver does not take so many messages at once.
ALTER TABLE chunk {add} pieces BIGINT DEFAULT 0 NOT NULL;
