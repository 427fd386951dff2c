-- What the sender of an ad knows of the job beside its texts. Of ads of before it was not kept.
ALTER TABLE posting ADD COLUMN country TEXT;
ALTER TABLE posting ADD COLUMN contract TEXT;
ALTER TABLE posting ADD COLUMN team_size INTEGER;

-- What was shown when somebody was compared with an ad, as JSON: versions, hashes, points and what was unknown. No words.
ALTER TABLE audit ADD COLUMN record TEXT;
