-- Readable from: 44
-- Kept: cause_tree, configuration, raced
-- Kept: what_if_answer, evidence, of-launch, raced
-- The trees of complaint causes that an installation has loaded in place of the shipped one; the last one is in use, the others say what was. With them comes rule set 8, by which a risk counts as smaller only by a
-- control that is proved, and levels are those of the checklist's matrix: a program that does not know it would find other levels and signatures, so none may run beside.
CREATE TABLE cause_tree (
    revision BIGINT NOT NULL PRIMARY KEY,
    nodes {text} NOT NULL,
    loaded_by BIGINT NOT NULL REFERENCES person (id),
    loaded_at BIGINT NOT NULL
);

-- What was said to what-if questions, the last answer to each. Nothing of it is signed.
CREATE TABLE what_if_answer (
    launch_id BIGINT NOT NULL REFERENCES launch (id),
    question {key} NOT NULL,
    verdict {key} NOT NULL,
    note {text} NULL,
    answered_by BIGINT NOT NULL,
    answered_at BIGINT NOT NULL,
    PRIMARY KEY (launch_id, question)
);
