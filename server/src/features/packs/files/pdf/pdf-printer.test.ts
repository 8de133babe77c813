import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { afterAll, beforeAll, expect, it, vi } from 'vitest';

import { readDocument } from '#features/packs/document.reader.js';
import { findBrowser } from '#platform/browser/find-browser.js';
import { plainPackDocument } from '#testing/pack-document.js';

import { printPdf } from './pdf-printer.js';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'stronghold-printer-'));
});
afterAll(async () => {
  vi.unstubAllEnvs();
  await rm(folder, { recursive: true });
});

it('starts a browser that does not get this process’s secrets, does not look up names and is driven through a pipe', async () => {
  // A browser that writes down its arguments and environment, and exits.
  const [executablePath, told] = [path.join(folder, 'browser'), path.join(folder, 'told')];
  await writeFile(executablePath, `#!/bin/sh\n{ env; printf '%s\\n' "$@"; } > ${told}\nexit 1\n`, {
    mode: 0o700,
  });
  vi.stubEnv('DATABASE_URL', 'postgres://somebody:secret@localhost/stronghold');
  const browser = await findBrowser({ ...process.env, CHROMIUM: executablePath });
  if (browser === null) throw new Error('The browser was not found');
  const frozen = {
    document: readDocument(JSON.stringify(plainPackDocument)),
    sha256: 'ab'.repeat(32),
  };
  await expect(
    printPdf(frozen, {
      files: new Map(),
      ask: () => Promise.reject(new Error('It was asked')),
      browser,
    }),
  ).rejects.toThrow('browser has been closed');
  const lines = (await readFile(told, 'utf8')).split('\n');
  expect(lines.join()).not.toContain('secret');
  expect(lines).toEqual(
    expect.arrayContaining([
      `PATH=${process.env.PATH}`,
      '--host-resolver-rules=MAP * ~NOTFOUND',
      '--remote-debugging-pipe',
    ]),
  );
});
