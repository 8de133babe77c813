/**
 * What Stronghold is measured against: `node:http` and `pg`, SQL written by hand over records, JSON out; no framework, no
 * schema, nothing checked. Reads as the same role over one connection of the same settings.
 */
import { once } from 'node:events';
import { createServer } from 'node:http';

import pg from 'pg';

import { ENGINE_ROLE, toAppUrl } from '@stronghold/prisma/roles';

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
  JOIN   area ON area.code = report.area_code
  WHERE  report.area_code = $1
  ORDER  BY report.received_on DESC, report.agency_id, report.reference COLLATE "C"
  LIMIT  $2`;

startChild(async ({ ownerUrl }) => {
  const client = new pg.Client({ connectionString: toAppUrl(ownerUrl), options: `-c role=${ENGINE_ROLE}`, types });
  await client.connect();

  const answer = async ({ pathname, searchParams }: URL): Promise<unknown> => {
    const area = searchParams.get('area');
    switch (pathname) {
      case '/by-crime-type-and-quarter': {
        if (area === null) return (await client.query(`${BY_CRIME_TYPE_AND_QUARTER} ${IN_ORDER}`)).rows;
        return (await client.query(`${BY_CRIME_TYPE_AND_QUARTER} WHERE area_code = $1 ${IN_ORDER}`, [area])).rows;
      }
      case '/disruptions-by-quarter-and-objective':
        return (await client.query(DISRUPTIONS_BY_QUARTER_AND_OBJECTIVE, [searchParams.get('from')])).rows;
      case '/records':
        return (await client.query(RECORDS, [area, searchParams.get('first')])).rows;
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
