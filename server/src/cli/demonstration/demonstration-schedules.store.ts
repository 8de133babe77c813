import { addDays } from '#domain/plain-date.js';
import { fromLondonHour, nextWeekday, toLondonHour } from '#domain/schedules/london-time.js';
import { connectToDatabase } from '@stronghold/prisma/connect';
import { alerts, schedules } from '@stronghold/prisma/seed/demonstration/schedules';

/**
 * Adds made-up schedules with past runs, and alerts in each state, as the owner. Posts and saved
 * questions must exist. Adds nothing if there are schedules or alerts already. Alerts are not
 * checked before the data changes, so that each state can be seen.
 *
 * @param ownerUrl address of the database
 * @param times the current time, from which the days since each run are counted back, and the
 * current cache key of alerts
 */
export async function insertSchedules(
  ownerUrl: string,
  { now, seenFor }: { readonly now: Date; readonly seenFor: string },
): Promise<void> {
  const owner = await connectToDatabase(ownerUrl);
  try {
    await owner.query('BEGIN');
    const { rowCount } = await owner.query(
      'SELECT 1 FROM schedule UNION ALL SELECT 1 FROM alert LIMIT 1',
    );
    if (rowCount === 0) {
      await owner.query(insertAllSchedules, [JSON.stringify(schedules), now, nextMonday(now)]);
      await owner.query(insertAllAlerts, [JSON.stringify(alerts), now, seenFor]);
    }
    await owner.query('COMMIT');
  } finally {
    // A connection that ends in the middle of a transaction rolls it back.
    await owner.end();
  }
}

/** The Monday at eight on which the weekly schedule runs next. */
function nextMonday(now: Date): Date {
  const day = nextWeekday(addDays(toLondonHour(now).day, 1), 1);
  return fromLondonHour({ day, hour: 8 });
}

const insertAllSchedules = `
  WITH wanted AS (
    SELECT gen_random_uuid() AS id, each.* FROM json_to_recordset($1) AS each (
      owner uuid, recipients json, title text, subject "SubjectKind", "queryId" uuid, measure text, cadence "Cadence", weekday int, hour int,
      delivers json, state "ScheduleState", "stateReason" text, runs json)),
  kept AS (
    INSERT INTO schedule (id, owner_id, agency_id, version, title, subject, query_id, variables, measure, cadence, weekday, hour, delivers, state,
                          state_reason, failures, next_run_at, seen, saved_at)
    SELECT wanted.id, owner, person.agency_id, 1, title, subject, "queryId", '{}', measure, cadence, weekday, hour,
           ARRAY(SELECT json_array_elements_text(delivers)), state, "stateReason", 0,
           CASE WHEN state = 'ACTIVE' AND cadence = 'WEEKLY' THEN $3::timestamptz END,
           (SELECT coalesce(jsonb_object_agg(dataset, count), '{}') FROM (
              SELECT dataset::text, count(*) FROM submission WHERE status <> 'STAGED' GROUP BY 1) AS published),
           $2::timestamptz - interval '30 days'
    FROM   wanted JOIN person ON person.id = wanted.owner),
  received AS (
    INSERT INTO schedule_recipient (id, schedule_id, person_id)
    SELECT gen_random_uuid(), wanted.id, recipient::uuid FROM wanted, json_array_elements_text(recipients) AS recipient)
  INSERT INTO schedule_run (id, schedule_id, occasion, due_at, finished_at, state, sentence, question)
  SELECT gen_random_uuid(), wanted.id, 'BEFORE ' || run."daysAgo", $2::timestamptz - run."daysAgo" * interval '1 day',
         $2::timestamptz - run."daysAgo" * interval '1 day' + interval '3 seconds', run.state, run.sentence, '{}'
  FROM   wanted, json_to_recordset(wanted.runs) AS run ("daysAgo" int, state "RunState", sentence text)`;

const insertAllAlerts = `
  WITH wanted AS (
    SELECT gen_random_uuid() AS id, gen_random_uuid() AS told_id, each.* FROM json_to_recordset($1) AS each (
      owner uuid, title text, rule "AlertRule", measure text, below json, state "AlertState", finding text, "isNew" boolean, changes json)),
  kept AS (
    INSERT INTO alert (id, owner_id, agency_id, version, title, rule, query_id, variables, measure, threshold, is_above, is_paused, seen_for, saved_at)
    SELECT wanted.id, owner, person.agency_id, 1, title, rule, (below ->> 'queryId')::uuid, '{}', measure, (below ->> 'threshold')::float8,
           false, false, $3, $2::timestamptz - interval '120 days'
    FROM   wanted JOIN person ON person.id = wanted.owner),
  change AS (
    SELECT wanted.told_id, each.number, $2::timestamptz - (each.value ->> 'daysAgo')::int * interval '1 day' AS at,
           (each.value ->> 'state')::"AlertState" AS state, each.value ->> 'sentence' AS sentence
    FROM   wanted, json_array_elements(wanted.changes) WITH ORDINALITY AS each (value, number)),
  told AS (
    INSERT INTO alert_recipient (id, alert_id, person_id, state, finding, changes, since, is_active)
    SELECT told_id, id, owner, state, finding, json_array_length(changes),
           coalesce((SELECT max(at) FROM change WHERE change.told_id = wanted.told_id), $2::timestamptz - interval '120 days'), true
    FROM   wanted),
  happened AS (
    INSERT INTO alert_change (id, recipient_id, number, at, state, sentence)
    SELECT gen_random_uuid(), told_id, number, at, state, sentence FROM change)
  INSERT INTO inbox_item (id, person_id, key, at, read_at, title, body, link, access)
  SELECT gen_random_uuid(), wanted.owner, 'alert ' || change.told_id || ' ' || change.number, change.at,
         CASE WHEN wanted."isNew" THEN NULL ELSE change.at + interval '1 hour' END,
         CASE change.state WHEN 'CLEARED' THEN 'Cleared: ' ELSE 'Raised: ' END || wanted.title, change.sentence, '/alerts', ''
  FROM   wanted JOIN change USING (told_id) WHERE change.state <> 'ACKNOWLEDGED'`;
