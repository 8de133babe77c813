/**
 * One part of an answer, and a statement over the records with the same result: the same rows, with
 * a column for each value.
 */
export interface CheckedPart {
  /** The path of the part in the answer, from the first field on. */
  readonly at: string;
  readonly sql: string;
}

/**
 * The expected answer to each worked question, by number. Each statement is written independently
 * for PostgreSQL, from the title alone.
 */
export const workedSql: Readonly<Record<number, readonly CheckedPart[]>> = {
  1: [
    {
      at: 'figures.rows',
      sql: `SELECT area.code AS "key.area.code", area.name AS "key.area.name", area.kind AS "key.area.kind",
                   max(population.under_18) AS "key.area.populationUnder18", sum(referral.quantity) AS "referrals.value"
            FROM   referral JOIN area ON area.code = referral.area_code
            JOIN   population ON population.area_code = area.code AND population.year = 2023
            WHERE  referral.age_band = 'CHILD_17_OR_UNDER' AND referral.received_on BETWEEN '2025-04-01' AND '2026-03-31'
            GROUP  BY area.code ORDER BY sum(referral.quantity) DESC`,
    },
    {
      at: 'figures.totals',
      sql: `SELECT sum(quantity) AS "referrals.value" FROM referral
            WHERE  age_band = 'CHILD_17_OR_UNDER' AND received_on >= '2025-04-01' AND received_on < '2026-04-01'`,
    },
  ],
  2: [
    {
      at: 'figures.rows',
      sql: `SELECT quarter.key AS "key.quarter.key", disruption.objective AS "key.objective", sum(disruption.quantity) AS "disruptions.value"
            FROM   (VALUES ('2025-26-Q2', date '2025-07-01', date '2025-09-30'), ('2025-26-Q3', '2025-10-01', '2025-12-31'),
                           ('2025-26-Q4', '2026-01-01', '2026-03-31'), ('2026-27-Q1', '2026-04-01', '2026-06-30'),
                           ('2026-27-Q2', '2026-07-01', '2026-09-30')) AS quarter (key, first_day, last_day)
            JOIN   disruption ON disruption.occurred_on BETWEEN quarter.first_day AND quarter.last_day
            WHERE  disruption.status IN ('CONFIRMED', 'REGRADED')
            GROUP  BY 1, 2 ORDER BY 1, disruption.objective`,
    },
    {
      at: 'figures.totals',
      sql: `SELECT sum(quantity) AS "disruptions.value" FROM disruption
            WHERE  status IN ('CONFIRMED', 'REGRADED') AND occurred_on BETWEEN '2025-07-01' AND '2026-09-30'`,
    },
  ],
  3: [
    {
      at: 'figures.rows',
      sql: `SELECT channel AS "key.channel",
                   100.0 * coalesce(sum(quantity) FILTER (WHERE first_action_hours <= 24), 0)
                     / sum(quantity) FILTER (WHERE first_action_hours IS NOT NULL) AS "reportsActionedIn24h.value",
                   coalesce(sum(quantity) FILTER (WHERE first_action_hours <= 24), 0) AS "reportsActionedIn24h.numerator",
                   coalesce(sum(quantity) FILTER (WHERE first_action_hours IS NOT NULL), 0) AS "reportsActionedIn24h.denominator",
                   sum(quantity) AS "reports.value"
            FROM   report WHERE received_on BETWEEN '2026-07-01' AND '2026-09-30'
            GROUP  BY channel ORDER BY 2 NULLS LAST`,
    },
    {
      at: 'figures.totals',
      sql: `SELECT 100.0 * sum(CASE WHEN first_action_hours <= 24 THEN quantity ELSE 0 END)
                     / sum(CASE WHEN first_action_hours IS NULL THEN 0 ELSE quantity END) AS "reportsActionedIn24h.value",
                   sum(CASE WHEN first_action_hours <= 24 THEN quantity ELSE 0 END) AS "reportsActionedIn24h.numerator",
                   sum(CASE WHEN first_action_hours IS NULL THEN 0 ELSE quantity END) AS "reportsActionedIn24h.denominator",
                   sum(quantity) AS "reports.value"
            FROM   report WHERE received_on BETWEEN '2026-07-01' AND '2026-09-30'`,
    },
  ],
  4: [
    {
      at: 'figures.rows',
      sql: `SELECT crime_type AS "key.crimeType", sum(quantity) AS "reports.value",
                   100.0 * sum(quantity * (serious_limbs <> '{}')::int) / sum(quantity) AS "seriousReportShare.value",
                   sum(quantity * (serious_limbs <> '{}')::int) AS "seriousReportShare.numerator",
                   sum(quantity) AS "seriousReportShare.denominator"
            FROM   report JOIN area ON area.code = report.area_code
            WHERE  received_on BETWEEN '2026-07-01' AND '2026-09-30' AND area.county_code = 'TV-C-BERKSHIRE'
            GROUP  BY crime_type ORDER BY sum(quantity) DESC LIMIT 3`,
    },
    {
      at: 'figures.other',
      sql: `WITH counted AS (
              SELECT crime_type, sum(quantity) AS reports FROM report JOIN area ON area.code = report.area_code
              WHERE  received_on BETWEEN '2026-07-01' AND '2026-09-30' AND area.county_code = 'TV-C-BERKSHIRE' GROUP BY crime_type)
            SELECT sum(reports) AS "reports.value" FROM (SELECT reports FROM counted ORDER BY reports DESC OFFSET 3) AS rest`,
    },
    {
      at: 'figures.totals',
      sql: `SELECT sum(quantity) AS "reports.value" FROM report
            WHERE  received_on BETWEEN '2026-07-01' AND '2026-09-30'
              AND  area_code IN (SELECT code FROM area WHERE county_code = 'TV-C-BERKSHIRE')`,
    },
    {
      at: 'figures.groupCount',
      sql: `SELECT count(DISTINCT crime_type) AS value FROM report JOIN area ON area.code = report.area_code
            WHERE  received_on BETWEEN '2026-07-01' AND '2026-09-30' AND area.county_code = 'TV-C-BERKSHIRE'`,
    },
    {
      at: 'figures.truncated',
      sql: `SELECT count(DISTINCT crime_type) > 3 AS value FROM report JOIN area ON area.code = report.area_code
            WHERE  received_on BETWEEN '2026-07-01' AND '2026-09-30' AND area.county_code = 'TV-C-BERKSHIRE'`,
    },
  ],
  5: [
    {
      at: 'figures.rows',
      sql: `SELECT quarter.key AS "key.quarter.key",
                   sum(coalesce(disruption.cash_pence, 0) + coalesce(disruption.assets_pence, 0)) / 100.0 AS "cashAndAssets.value"
            FROM   (VALUES ('2025-26-Q2', date '2024-10-01', date '2025-09-30'), ('2025-26-Q3', '2025-01-01', '2025-12-31'),
                           ('2025-26-Q4', '2025-04-01', '2026-03-31'), ('2026-27-Q1', '2025-07-01', '2026-06-30'),
                           ('2026-27-Q2', '2025-10-01', '2026-09-30')) AS quarter (key, first_day, last_day)
            JOIN   disruption ON disruption.occurred_on BETWEEN quarter.first_day AND quarter.last_day
            WHERE  disruption.status IN ('CONFIRMED', 'REGRADED')
            GROUP  BY 1 ORDER BY 1`,
    },
  ],
  6: [
    {
      at: 'figures.rows',
      sql: `SELECT agency.code AS "key.agency.code", agency.name AS "key.agency.name", now.people AS "referrals.value",
                   now.people - before.people AS "referrals.change.difference", before.people AS "referrals.change.from.value"
            FROM   agency
            JOIN   (SELECT agency_id, sum(quantity) AS people FROM referral
                    WHERE  received_on BETWEEN '2026-07-01' AND '2026-09-30' GROUP BY agency_id) AS now ON now.agency_id = agency.id
            JOIN   (SELECT agency_id, sum(quantity) AS people FROM referral
                    WHERE  received_on BETWEEN '2025-07-01' AND '2025-09-30' GROUP BY agency_id) AS before ON before.agency_id = agency.id
            WHERE  agency.kind IN ('LOCAL_AUTHORITY_UNITARY', 'LOCAL_AUTHORITY_COUNTY')
            ORDER  BY now.people DESC`,
    },
  ],
  7: [
    {
      at: 'figures.rows',
      sql: `SELECT month.key AS "key.month", coalesce(sum(report.quantity), 0) AS "reports.value"
            FROM   (VALUES ('2026-04'), ('2026-05'), ('2026-06'), ('2026-07'), ('2026-08'), ('2026-09')) AS month (key)
            LEFT   JOIN report ON to_char(report.received_on, 'YYYY-MM') = month.key
                   AND (report.crime_type = 'DRUGS' OR 'CUCKOOED_HOME' = ANY (report.signs)) AND report.channel <> 'CRIMESTOPPERS'
            GROUP  BY month.key ORDER BY month.key`,
    },
    {
      at: 'figures.totals',
      sql: `SELECT sum(quantity) AS "reports.value" FROM report
            WHERE  received_on BETWEEN '2026-04-01' AND '2026-09-30' AND channel <> 'CRIMESTOPPERS'
              AND  (crime_type = 'DRUGS' OR 'CUCKOOED_HOME' = ANY (signs))`,
    },
  ],
  8: [
    {
      at: 'figures.rows',
      sql: `SELECT agency.code AS "key.agency.code", agency.name AS "key.agency.name",
                   100.0 * sum(establishment_fte - strength_fte) / sum(establishment_fte) AS "vacancyRate.value",
                   sum(establishment_fte - strength_fte) AS "vacancyRate.numerator", sum(establishment_fte) AS "vacancyRate.denominator"
            FROM   resource_line JOIN agency ON agency.id = agency_id
            WHERE  quarter_start = '2026-07-01' AND establishment_fte IS NOT NULL AND strength_fte IS NOT NULL
            GROUP  BY agency.id ORDER BY 3 DESC`,
    },
    {
      at: 'figures.totals',
      sql: `SELECT 100.0 * sum(establishment_fte - strength_fte) / sum(establishment_fte) AS "vacancyRate.value",
                   sum(establishment_fte - strength_fte) AS "vacancyRate.numerator", sum(establishment_fte) AS "vacancyRate.denominator"
            FROM   resource_line WHERE quarter_start = '2026-07-01' AND establishment_fte IS NOT NULL AND strength_fte IS NOT NULL`,
    },
  ],
  9: [
    {
      at: 'figures.totals',
      sql: `SELECT (SELECT sum(quantity) FROM report WHERE received_on BETWEEN '2026-07-01' AND '2026-09-30') AS "reports.value",
                   (SELECT sum(quantity) FROM referral WHERE received_on BETWEEN '2026-07-01' AND '2026-09-30') AS "referrals.value"`,
    },
    {
      at: 'figures.sourceReturns',
      sql: `SELECT owed.dataset AS dataset, '2026-27-Q2' AS "period.key", count(*) AS "returnsDue", count(sent.agency_id) AS "returnsReceived",
                   array_agg(agency.code ORDER BY agency.name) FILTER (WHERE sent.agency_id IS NULL) AS "missing.code",
                   array_agg(agency.name ORDER BY agency.name) FILTER (WHERE sent.agency_id IS NULL) AS "missing.name"
            FROM   return_obligation AS owed JOIN agency ON agency.id = owed.agency_id
            LEFT   JOIN submission AS sent ON sent.agency_id = owed.agency_id AND sent.dataset = owed.dataset
                   AND sent.quarter_start = '2026-07-01' AND sent.status = 'PUBLISHED' AND NOT sent.is_partial
            WHERE  owed.dataset IN ('REPORTS', 'REFERRALS') AND owed.from_quarter_start <= '2026-07-01'
              AND  coalesce(owed.until_quarter_start, '2026-07-01') >= '2026-07-01'
            GROUP  BY owed.dataset ORDER BY owed.dataset = 'REFERRALS'`,
    },
  ],
  10: [
    {
      at: 'contributions.before',
      sql: `SELECT sum(quantity) AS value FROM disruption JOIN agency ON agency.id = agency_id
            WHERE  status IN ('CONFIRMED', 'REGRADED') AND occurred_on BETWEEN '2025-07-01' AND '2025-09-30' AND agency.code <> 'MKCC'`,
    },
    {
      at: 'contributions.after',
      sql: `SELECT sum(quantity) AS value FROM disruption WHERE status IN ('CONFIRMED', 'REGRADED') AND occurred_on BETWEEN '2026-07-01' AND '2026-09-30'`,
    },
    {
      at: 'contributions.difference',
      sql: `SELECT sum(CASE WHEN occurred_on >= '2026-07-01' THEN quantity ELSE -quantity END) AS value
            FROM   disruption JOIN agency ON agency.id = agency_id AND agency.code <> 'MKCC'
            WHERE  status IN ('CONFIRMED', 'REGRADED')
              AND  (occurred_on BETWEEN '2025-07-01' AND '2025-09-30' OR occurred_on BETWEEN '2026-07-01' AND '2026-09-30')`,
    },
    {
      at: 'contributions.leftOut',
      sql: `SELECT agency.code, agency.name FROM agency JOIN return_obligation AS owed ON owed.agency_id = agency.id AND owed.dataset = 'DISRUPTIONS'
            WHERE  NOT EXISTS (SELECT FROM submission WHERE submission.agency_id = agency.id AND dataset = 'DISRUPTIONS'
                               AND quarter_start = '2026-07-01' AND status = 'PUBLISHED')`,
    },
    {
      at: 'contributions.splits',
      sql: `WITH counted AS (
              SELECT area.code, area.name, area.position,
                     coalesce(sum(quantity) FILTER (WHERE occurred_on <= '2025-09-30'), 0) AS before,
                     coalesce(sum(quantity) FILTER (WHERE occurred_on >= '2026-07-01'), 0) AS after
              FROM   disruption JOIN area ON area.code = area_code JOIN agency ON agency.id = agency_id
              WHERE  status IN ('CONFIRMED', 'REGRADED') AND agency.code <> 'MKCC'
                AND  (occurred_on BETWEEN '2025-07-01' AND '2025-09-30' OR occurred_on BETWEEN '2026-07-01' AND '2026-09-30')
              GROUP  BY area.code)
            SELECT 'AREA' AS dimension, NULL AS remainder,
                   array_agg(code ORDER BY abs(after - before) DESC, position) AS "parts.key.area.code",
                   array_agg(name ORDER BY abs(after - before) DESC, position) AS "parts.key.area.name",
                   array_agg(before ORDER BY abs(after - before) DESC, position) AS "parts.before.value",
                   array_agg(after ORDER BY abs(after - before) DESC, position) AS "parts.after.value",
                   array_agg(after - before ORDER BY abs(after - before) DESC, position) AS "parts.amount"
            FROM   counted`,
    },
  ],
};
