/**
 * Writes the contract to standard output, sorted: `pnpm schema` keeps it in server/schema.graphql.
 */
import { lexicographicSortSchema, printSchema } from 'graphql';

import { builtSchema } from './schema.js';

process.stdout.write(`${printSchema(lexicographicSortSchema(await builtSchema))}\n`);
