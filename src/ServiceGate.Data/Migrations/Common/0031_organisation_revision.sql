-- Readable from: 31
-- Whoever changes units, people, roles, absences, tokens or who has whose account in hand also writes another word under this setting (OrganisationRevision), so that nodes
-- need not read them for every command. An older program does not write it and may therefore not work beside this one.
DELETE FROM setting WHERE name = 'organisation.revision';
