-- What screens have shown, in ClickHouse. Tested with 18.16, which Debian 12 has (clickhouse-server), and written with
-- nothing that later versions lack; those were not tried. Times are whole seconds, UTC.
--
-- reportUrl, in one line (reportMethod post, which is the default; the login is that of a user who may only insert):
--   https://tv:WORD@clickhouse.example.gov.vn:8443/?query=INSERT%20INTO%20plays%20FORMAT%20JSONEachRow&input_format_skip_unknown_fields=1&date_time_input_format=best_effort
-- From 21.11 on &async_insert=1&wait_for_async_insert=1 at its end spares the server with thousands of screens.
--
-- Every line comes at least once: the last of equal ones counts (ReplacingMergeTree), so read with FINAL.

CREATE TABLE plays
(
    v             UInt8,
    kind          String,                          -- play, helped, seal, or checkpoint
    seq           UInt64,                          -- its place in the chain of its machine
    prevHash      String,
    eventId       String,
    screenId      String,
    venueType     Nullable(String),
    playlistId    String,
    revision      UInt32,
    campaignId    String,
    itemId        String,
    zone          String,
    sha256        Nullable(String),
    startedAt     DateTime('UTC'),
    shownMs       UInt32,
    plannedMs     Nullable(UInt32),
    frames        UInt32,
    status        String,
    reason        Nullable(String),
    displayed     UInt8,                           -- 1 for true
    clockTrusted  UInt8,
    playerVersion String,
    -- of helped: the day, and how many people
    date          String,
    people        UInt32,
    at            DateTime('UTC'),
    -- of seal and checkpoint
    hash          String,
    `key`         String,
    signature     String
)
ENGINE = ReplacingMergeTree
PARTITION BY toYYYYMM(startedAt)
ORDER BY (kind, screenId, seq, prevHash, eventId, `key`);

-- Showings and hours of each item in each zone on a day of Vietnam's clock, by the same rule as bluezone-kiosk report: what a
-- display showed counts on the day that the machine's clock said; of how many that clock was plainly wrong stands beside it.
SELECT
    toDate(startedAt, 'Asia/Ho_Chi_Minh') AS day,
    campaignId,
    itemId,
    zone,
    count() AS showings,
    countIf(status = 'success') AS whole,
    round(sum(shownMs) / 3600000, 2) AS hours,
    countIf(clockTrusted = 0) AS clockWrong
FROM plays FINAL
WHERE kind = 'play' AND displayed
GROUP BY day, campaignId, itemId, zone
ORDER BY day, showings DESC, itemId, zone;

-- People helped to install: what was entered last for a day and a screen counts.
SELECT screenId, date, argMax(people, seq) AS people
FROM plays FINAL
WHERE kind = 'helped'
GROUP BY screenId, date
ORDER BY date, screenId;

-- Screens that have brought nothing for a day.
SELECT screenId, max(startedAt) AS last
FROM plays
WHERE kind = 'play'
GROUP BY screenId
HAVING last < now() - INTERVAL 1 DAY
ORDER BY last;
