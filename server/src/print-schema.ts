/** Prints the schema, sorted: `pnpm schema` saves it as server/schema.graphql. */
import { lexicographicSortSchema, printSchema } from 'graphql';

import { builtSchema } from './schema.js';

process.stdout.write(`${printSchema(lexicographicSortSchema(await builtSchema))}\n`);
