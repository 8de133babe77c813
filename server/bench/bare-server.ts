/**
 * The baseline for Stronghold: `node:http` and `pg`, hand-written SQL over records, JSON output; no
 * framework, no schema, no checks. It reads under the same roles over two connections with the same
 * settings: one for figures, one for records.
 */
import { once } from 'node:events';
import { createServer } from 'node:http';

import pg from 'pg';

import { CLEARED_READER_ROLE, ENGINE_ROLE, toAppUrl } from '@stronghold/prisma/roles';

import { startChild } from './child.js';

const DATE = 1082;
const types = new pg.TypeOverrides();
types.setTypeParser(DATE, (text) => text);

const BY_CRIME_TYPE_AND_QUARTER = `
  SELECT crime_type AS "crimeType", date_trunc('quarter', received_on::timestamp)::date AS quarter, sum(quantity)::int AS reports
  FROM   report`;
const IN_ORDER = 'GROUP BY 1, 2 ORDER BY 1, 2';

const DISRUPTIONS_BY_QUARTER_AND_OBJECTIVE = `
  SELECT date_trunc('quarter', occurred_on::timestamp)::date AS quarter, objective, sum(quantity)::int AS disruptions
  FROM   disruption
  WHERE  status IN ('CONFIRMED', 'REGRADED') AND occurred_on >= $1
  GROUP  BY 1, 2`;

const RECORDS = `
  SELECT agency.code || ':' || report.reference AS id, report.reference, report.received_on AS "receivedOn", report.channel,
         report.crime_type AS "crimeType", report.quantity, report.status, report.first_action_hours::float8 AS "firstActionHours",
         report.signs::text[] AS signs, report.serious_limbs::text[] AS "seriousLimbs", report.source_grade AS "sourceGrade",
         report.information_grade AS "informationGrade", report.handling, report.disruption_reference AS "disruptionReference",
         report.led_to_disruption AS "ledToDisruption", report.marking, report.version,
         agency.code AS "agencyCode", agency.name AS "agencyName", area.code AS "areaCode", area.name AS "areaName"
  FROM   report
  JOIN   agency ON agency.id = report.agency_id
  JOIN   area ON area.code = report.area_code`;
const LATEST_FIRST =
  'ORDER BY report.received_on DESC, report.agency_id, report.reference COLLATE "C" LIMIT $2';

/** The rows after one of `LATEST_FIRST`, by a condition that an index can begin with. */
const AFTER = `
  WHERE report.received_on <= $1
    AND (report.received_on < $1 OR (report.agency_id, report.reference COLLATE "C") > ($2, $3))`;
const LATEST_FIRST_AFTER = LATEST_FIRST.replace('$2', '$4');

startChild(async ({ ownerUrl }) => {
  const connect = async (role: string) => {
    const client = new pg.Client({
      connectionString: toAppUrl(ownerUrl),
      options: `-c role=${role}`,
      types,
    });
    await client.connect();
    return client;
  };
  const [client, reader] = [await connect(ENGINE_ROLE), await connect(CLEARED_READER_ROLE)];

  const answer = async ({ pathname, searchParams }: URL): Promise<unknown> => {
    const area = searchParams.get('area');
    switch (pathname) {
      case '/by-crime-type-and-quarter': {
        if (area === null)
          return (await client.query(`${BY_CRIME_TYPE_AND_QUARTER} ${IN_ORDER}`)).rows;
        return (
          await client.query(`${BY_CRIME_TYPE_AND_QUARTER} WHERE area_code = $1 ${IN_ORDER}`, [
            area,
          ])
        ).rows;
      }
      case '/disruptions-by-quarter-and-objective':
        return (
          await client.query(DISRUPTIONS_BY_QUARTER_AND_OBJECTIVE, [searchParams.get('from')])
        ).rows;
      case '/records':
        return (
          await reader.query(`${RECORDS} WHERE report.area_code = $1 ${LATEST_FIRST}`, [
            area,
            searchParams.get('first'),
          ])
        ).rows;
      case '/records-after': {
        const after = ['day', 'agency', 'reference', 'first'].map((name) => searchParams.get(name));
        return (await reader.query(`${RECORDS} ${AFTER} ${LATEST_FIRST_AFTER}`, after)).rows;
      }
      case '/records-of-agency': {
        const values = [searchParams.get('agency'), searchParams.get('first')];
        return (
          await reader.query(`${RECORDS} WHERE report.agency_id = $1 ${LATEST_FIRST}`, values)
        ).rows;
      }
      default:
        throw new Error(`There is nothing at ${pathname}`);
    }
  };

  const server = createServer((request, response) => {
    answer(new URL(request.url ?? '', 'http://127.0.0.1')).then(
      (body) => response.setHeader('content-type', 'application/json').end(JSON.stringify(body)),
      (error: unknown) => response.writeHead(500).end(String(error)),
    );
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  return server.address();
});
