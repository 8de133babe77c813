/** Writes server/schema.graphql as the server serves it today. */
import { writeFile } from 'node:fs/promises';

import { printSchema, schemaFile } from './check/schema-drift.js';

await writeFile(schemaFile, await printSchema());
console.log('server/schema.graphql is written. Read the difference before you commit it: it is the contract.');
