/** Writes server/schema.graphql, docs/measures.md and deploy/citus/distribute.sql from the current code. */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { root } from './build/build-steps.js';
import { contract, distribution, measuresPage, print } from './check/drift.js';

for (const printed of [contract, measuresPage, distribution])
  await writeFile(join(root, printed.file), await print(printed));
console.log(`${contract.file}, ${measuresPage.file} and ${distribution.file} are written.`);
console.log(
  'Read the difference before you commit them: the schema is the contract, and the page is what people read about figures.',
);
