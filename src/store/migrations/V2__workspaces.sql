-- Every row belongs to a workspace, and is seen from there alone. What was kept before belongs to the one called "default".
-- `engine` tells what the ad was analysed with; what it was for ads of before is not known whole, so they count as older.
CREATE TABLE ad (
    sequence    INTEGER PRIMARY KEY,
    workspace   TEXT NOT NULL,
    id          TEXT NOT NULL,
    title       TEXT NOT NULL,
    description TEXT NOT NULL,
    company     TEXT,
    location    TEXT,
    language    TEXT,
    converted   INTEGER NOT NULL,
    created     TEXT NOT NULL,
    updated     TEXT NOT NULL,
    analysis    TEXT NOT NULL,
    engine      TEXT NOT NULL,
    UNIQUE (workspace, id)
) STRICT;
INSERT INTO ad
    SELECT sequence, 'default', id, title, description, company, location, language, converted, created, updated, analysis, taxonomy
    FROM posting;
DROP TABLE posting;
ALTER TABLE ad RENAME TO posting;
CREATE INDEX posting_order ON posting (workspace, sequence);
CREATE INDEX posting_engine ON posting (workspace, engine, sequence);

CREATE TABLE gone (
    sequence  INTEGER PRIMARY KEY,
    workspace TEXT NOT NULL,
    id        TEXT NOT NULL,
    UNIQUE (workspace, id)
) STRICT;
INSERT INTO gone SELECT sequence, 'default', id FROM deletion;
DROP TABLE deletion;
ALTER TABLE gone RENAME TO deletion;
CREATE INDEX deletion_order ON deletion (workspace, sequence);

-- People, kept for a purpose and until a day.
CREATE TABLE candidate (
    sequence     INTEGER PRIMARY KEY,
    workspace    TEXT NOT NULL,
    id           TEXT NOT NULL,
    profile      TEXT NOT NULL,
    purpose      TEXT NOT NULL,
    last_contact TEXT NOT NULL,
    keep_until   TEXT NOT NULL,
    created      TEXT NOT NULL,
    updated      TEXT NOT NULL,
    UNIQUE (workspace, id)
) STRICT;
CREATE INDEX candidate_order ON candidate (workspace, sequence);
CREATE INDEX candidate_end ON candidate (keep_until);

-- What people decided about people, and why.
CREATE TABLE decision (
    number    INTEGER PRIMARY KEY,
    workspace TEXT NOT NULL,
    candidate TEXT NOT NULL,
    posting   TEXT,
    outcome   TEXT NOT NULL,
    reason    TEXT NOT NULL,
    person    TEXT NOT NULL,
    at        TEXT NOT NULL
) STRICT;
CREATE INDEX decision_candidate ON decision (workspace, candidate);

-- Who saw or changed whom. When somebody is erased, their name here is replaced by one that says nothing.
CREATE TABLE audit (
    number    INTEGER PRIMARY KEY,
    workspace TEXT NOT NULL,
    at        TEXT NOT NULL,
    actor     TEXT NOT NULL,
    action    TEXT NOT NULL,
    candidate TEXT
) STRICT;
CREATE INDEX audit_candidate ON audit (workspace, candidate);

-- Keys: only the hash of the secret is here.
CREATE TABLE access_key (
    id        TEXT PRIMARY KEY,
    workspace TEXT NOT NULL,
    name      TEXT NOT NULL,
    hash      TEXT NOT NULL,
    scopes    TEXT NOT NULL,
    created   TEXT NOT NULL,
    expires   TEXT,
    revoked   TEXT,
    used      TEXT
) STRICT;

-- Answers that were given to requests with a key of their own, so that the same request again does nothing twice.
CREATE TABLE answered (
    workspace TEXT NOT NULL,
    request   TEXT NOT NULL,
    hash      TEXT NOT NULL,
    id        TEXT NOT NULL,
    at        TEXT NOT NULL,
    PRIMARY KEY (workspace, request)
) STRICT;
CREATE INDEX answered_at ON answered (at);

-- Files of many ads that are worked through; the files themselves lie beside the record.
CREATE TABLE job (
    id        TEXT PRIMARY KEY,
    workspace TEXT NOT NULL,
    file      TEXT NOT NULL,
    options   TEXT NOT NULL,
    state     TEXT NOT NULL,
    progress  TEXT NOT NULL,
    created   TEXT NOT NULL,
    ended     TEXT
) STRICT;
CREATE INDEX job_order ON job (workspace, created);
