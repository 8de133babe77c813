/**
 * Prints the script that spreads records over the machines of Citus: `pnpm schema` saves it as
 * deploy/citus/distribute.sql.
 */
import { recordTables } from '#features/returns/record-table.js';
import {
  APP_ROLE,
  AUDITOR_ROLE,
  CLEARED_READER_ROLE,
  ENGINE_ROLE,
  READER_ROLE,
  WRITER_ROLE,
} from '@stronghold/prisma/roles';

const introduction = `-- Spreads the records of returns over the machines of Citus, by agency (docs/decisions/0074; how and when: docs/operations.md).
-- \`pnpm schema\` writes this file from the catalogue of tables. Run it once as the owner, on the coordinator, in a prepared database:
--     psql --set ON_ERROR_STOP=1 --single-transaction --file deploy/citus/distribute.sql "$DATABASE_URL"`;

/** The columns of records with foreign keys. All refer to lists, which stay on the coordinator. */
const toLists = ['agency_id', 'area_code'];

const distributed = Object.values(recordTables).flatMap(({ record, history, staging }) => [
  record,
  history,
  staging,
]);

const [first = '', ...others] = distributed;
const sections = [
  {
    why: 'Every other table, lists included, stays on the coordinator as it is, so records cannot have foreign keys to them. Screening checks every code.',
    statements: Object.values(recordTables).map(
      ({ record }) =>
        `ALTER TABLE public.${record} ${toLists.map((column) => `DROP CONSTRAINT ${record}_${column}_fkey`).join(', ')};`,
    ),
  },
  {
    why: 'Records, their histories and what is staged. All rows of an agency are on one machine.',
    statements: [
      `SELECT create_distributed_table('public.${first}', 'agency_id', colocate_with => 'none');`,
      ...others.map(
        (table) =>
          `SELECT create_distributed_table('public.${table}', 'agency_id', colocate_with => 'public.${first}');`,
      ),
    ],
  },
  {
    why: 'Citus connects to the other machines under the role of the transaction. These roles have no password: no password lets anybody log in.',
    statements: [WRITER_ROLE, ENGINE_ROLE, AUDITOR_ROLE, READER_ROLE, CLEARED_READER_ROLE].map(
      (role) => `ALTER ROLE ${role} LOGIN;`,
    ),
  },
  {
    why: 'Row policies on the other machines need the agencies that the transaction names.',
    statements: [`ALTER ROLE ${APP_ROLE} SET citus.propagate_set_commands = 'local';`],
  },
];

process.stdout.write(
  `${[introduction, ...sections.map(({ why, statements }) => [`-- ${why}`, ...statements].join('\n'))].join('\n\n')}\n`,
);
