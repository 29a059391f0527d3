-- What screens have shown, in ClickHouse. Written for 23.8 and later: type, `Nullable` and `DEFAULT` as they are there.
--
-- reportUrl, in one line (reportMethod post, which is the default; the login is that of a user who may only insert):
--   https://tv:WORD@clickhouse.example.gov.vn:8443/?query=INSERT%20INTO%20plays%20FORMAT%20JSONEachRow&input_format_skip_unknown_fields=1&date_time_input_format=best_effort&async_insert=1&wait_for_async_insert=1
--
-- Every line comes at least once: the last of equal ones counts (ReplacingMergeTree), so read with FINAL.

CREATE TABLE plays
(
    v             UInt8,
    kind          LowCardinality(String),          -- play, helped, or seal
    seq           UInt64,                          -- its place in the chain of its machine
    prevHash      String DEFAULT '',
    eventId       String DEFAULT '',
    screenId      LowCardinality(String) DEFAULT '',
    venueType     LowCardinality(Nullable(String)),
    playlistId    LowCardinality(String) DEFAULT '',
    revision      UInt32 DEFAULT 0,
    campaignId    LowCardinality(String) DEFAULT '',
    itemId        LowCardinality(String) DEFAULT '',
    zone          LowCardinality(String) DEFAULT '',
    sha256        LowCardinality(Nullable(String)),
    startedAt     DateTime64(3, 'UTC') DEFAULT 0,
    shownMs       UInt32 DEFAULT 0,
    plannedMs     Nullable(UInt32),
    frames        UInt32 DEFAULT 0,
    status        LowCardinality(String) DEFAULT '',
    reason        LowCardinality(Nullable(String)),
    displayed     Bool DEFAULT false,
    clockTrusted  Bool DEFAULT false,
    playerVersion LowCardinality(String) DEFAULT '',
    -- of helped: the day, and how many people
    date          String DEFAULT '',
    people        UInt32 DEFAULT 0,
    at            DateTime64(3, 'UTC') DEFAULT 0,
    -- of seal
    hash          String DEFAULT '',
    `key`         String DEFAULT '',
    signature     String DEFAULT ''
)
ENGINE = ReplacingMergeTree
PARTITION BY toYYYYMM(startedAt)
ORDER BY (kind, screenId, seq, prevHash, eventId, `key`);

-- Showings and hours of each item on a day of Vietnam's clock.
SELECT
    toDate(startedAt, 'Asia/Ho_Chi_Minh') AS day,
    itemId,
    count() AS showings,
    countIf(status = 'success') AS whole,
    round(sum(shownMs) / 3600000, 2) AS hours
FROM plays FINAL
WHERE kind = 'play' AND displayed AND clockTrusted AND zone = 'main'
GROUP BY day, itemId
ORDER BY day, showings DESC;

-- Screens that have brought nothing for a day.
SELECT screenId, max(startedAt) AS last
FROM plays
WHERE kind = 'play'
GROUP BY screenId
HAVING last < now() - INTERVAL 1 DAY
ORDER BY last;
