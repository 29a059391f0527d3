-- Views over a folder of delivered files, for DuckDB 1.0 and later (tested with 1.5). Run it in the folder that holds the folders of the
-- chains (`duckdb plays.duckdb < duckdb.sql`); with the extension httpfs the path may be an s3:// address as well.

-- Every line that is there, with the chain it is of: the name of its folder.
CREATE OR REPLACE VIEW lines AS
SELECT
    *,
    regexp_extract(replace(filename, '\', '/'), '([0-9a-f]{16})/[^/]+$', 1) AS chain
FROM read_json(
    '*/*.jsonl.gz',
    format = 'newline_delimited',
    filename = true,
    columns = {
        v: 'UTINYINT', kind: 'VARCHAR', seq: 'UBIGINT', prevHash: 'VARCHAR',
        eventId: 'VARCHAR', screenId: 'VARCHAR', venueType: 'VARCHAR', playlistId: 'VARCHAR', revision: 'UINTEGER',
        campaignId: 'VARCHAR', itemId: 'VARCHAR', zone: 'VARCHAR', sha256: 'VARCHAR',
        startedAt: 'TIMESTAMPTZ', shownMs: 'UINTEGER', plannedMs: 'UINTEGER', frames: 'UINTEGER',
        status: 'VARCHAR', reason: 'VARCHAR', displayed: 'BOOLEAN', clockTrusted: 'BOOLEAN', playerVersion: 'VARCHAR',
        'date': 'DATE', people: 'UINTEGER', 'at': 'TIMESTAMPTZ',
        hash: 'VARCHAR', 'key': 'VARCHAR', signature: 'VARCHAR'
    }
);

-- Showings, each once: batches may overlap, and come at least once.
CREATE OR REPLACE VIEW plays AS
SELECT * EXCLUDE ("date", people, "at", hash, "key", signature, filename)
FROM lines
WHERE kind = 'play'
QUALIFY row_number() OVER (PARTITION BY chain, seq ORDER BY filename) = 1;

-- People helped to install: what was entered last for a day and a screen counts.
CREATE OR REPLACE VIEW helped AS
SELECT screenId, "date", people
FROM lines
WHERE kind = 'helped'
QUALIFY row_number() OVER (PARTITION BY screenId, "date" ORDER BY "at" DESC, seq DESC) = 1;

-- How far each chain reaches, and what is missing in it; `bluezone-kiosk plays verify` proves that nothing was changed.
CREATE OR REPLACE VIEW chains AS
SELECT
    chain,
    any_value(screenId) AS screen,
    min(seq) AS first,
    max(seq) AS last,
    max(seq) - min(seq) + 1 - count(DISTINCT seq) AS missing
FROM lines
WHERE kind IN ('play', 'helped')
GROUP BY chain;

-- Showings and hours of each item in each zone on a day of Vietnam's clock, by the same rule as `bluezone-kiosk report`: what a
-- display showed counts on the day that the machine's clock said; of how many that clock was plainly wrong stands beside it.
CREATE OR REPLACE VIEW daily AS
SELECT
    CAST(startedAt AT TIME ZONE 'Asia/Ho_Chi_Minh' AS DATE) AS day,
    campaignId,
    itemId,
    zone,
    count(*) AS showings,
    count(*) FILTER (WHERE status = 'success') AS whole,
    round(sum(shownMs) / 3600000, 2) AS hours,
    count(DISTINCT screenId) AS screens,
    count(*) FILTER (WHERE NOT clockTrusted) AS clockWrong
FROM plays
WHERE displayed
GROUP BY day, campaignId, itemId, zone
ORDER BY day, showings DESC, itemId, zone;
