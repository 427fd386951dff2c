-- One row: which file this is, and the number of the last change.
CREATE TABLE book (
    identity TEXT NOT NULL,
    last     INTEGER NOT NULL
) STRICT;
INSERT INTO book (identity, last) VALUES (lower(hex(randomblob(16))), 0);

-- A changed ad gets the next number: the table lies in the order of changes.
CREATE TABLE posting (
    sequence    INTEGER PRIMARY KEY,
    id          TEXT NOT NULL UNIQUE,
    title       TEXT NOT NULL,
    description TEXT NOT NULL,
    company     TEXT,
    location    TEXT,
    language    TEXT,
    converted   INTEGER NOT NULL,
    created     TEXT NOT NULL,
    updated     TEXT NOT NULL,
    analysis    TEXT NOT NULL,
    taxonomy    TEXT NOT NULL
) STRICT;

-- What is left of a deleted ad: that it is to be forgotten elsewhere too.
CREATE TABLE deletion (
    sequence INTEGER PRIMARY KEY,
    id       TEXT NOT NULL UNIQUE
) STRICT;
