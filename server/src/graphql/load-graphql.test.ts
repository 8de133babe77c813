import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

import { expect, test } from 'vitest';

const loader = new URL('load-graphql.ts', import.meta.url);

/** Whether graphql-js looks at values for a second copy of itself, and NODE_ENV afterwards. */
const asked = `
  await import(${JSON.stringify(loader.href)});
  const { isObjectType } = await import('graphql');
  let found = 'searches';
  try {
    isObjectType({ [Symbol.toStringTag]: 'GraphQLObjectType' });
    found = 'does not search';
  } catch {}
  console.log(found, process.env.NODE_ENV);`;

test.each([undefined, 'test', 'production'])(
  'graphql-js is loaded for production, and NODE_ENV stays %s',
  (NODE_ENV) => {
    const { stdout, stderr } = spawnSync(
      process.execPath,
      ['--import', 'tsx', '--input-type=module', '--eval', asked],
      { env: { ...process.env, NODE_ENV }, encoding: 'utf8' },
    );
    expect(`${stdout}${stderr}`).toBe(`does not search ${NODE_ENV}\n`);
  },
);

test.each(['../main.ts', '../../bench/stronghold-server.ts'])(
  '%s loads it before anything else',
  (file) => {
    const text = readFileSync(new URL(file, import.meta.url), 'utf8');
    expect(/^import .*$/m.exec(text)?.[0]).toBe("import '#graphql/load-graphql.js';");
  },
);
