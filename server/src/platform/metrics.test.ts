import { readFile } from 'node:fs/promises';

import { expect, it } from 'vitest';

import { Database } from './database.js';
import { Metrics } from './metrics.js';

/** The files with which a site monitors its servers, from the root of the repository. */
const files = ['deploy/prometheus/stronghold.rules.yml', 'deploy/grafana/stronghold.json'];

it.each(files)('the server has every metric that %s names', async (file) => {
  const text = await readFile(new URL(`../../../${file}`, import.meta.url), 'utf8');
  const named = new Set(
    [...text.matchAll(/\bstronghold_[a-z_]+/g)].map(([name]) => name.replace(/_bucket$/, '')),
  );
  expect(named.size).toBeGreaterThan(5);
  const metrics = new Metrics();
  // The test reads no data from this database, so it need not exist.
  metrics.watch(new Database('postgres://nobody@127.0.0.1:1/nothing'));
  const known = new Set(
    [...(await metrics.print()).matchAll(/^# HELP (\w+)/gm)].map(([, name]) => name),
  );
  expect([...named].filter((name) => !known.has(name))).toEqual([]);
});
