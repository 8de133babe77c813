/** Writes server/schema.graphql and docs/measures.md from the current code. */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { root } from './build/build-steps.js';
import { contract, measuresPage, print } from './check/drift.js';

for (const printed of [contract, measuresPage])
  await writeFile(join(root, printed.file), await print(printed));
console.log(`${contract.file} and ${measuresPage.file} are written.`);
console.log(
  'Read the difference before you commit them: the schema is the contract, and the page is what people read about figures.',
);
