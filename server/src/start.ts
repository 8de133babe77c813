/** Starts the server. The only module that reads its settings from the environment. */
import { existsSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

import { findBrowser } from '#platform/browser/find-browser.js';
import { shutDownGracefully } from '#platform/graceful-shutdown.js';
import { readSettings, readStartArguments } from '#platform/settings.js';
import { Steps } from '#platform/steps.js';
import { isLostConnection } from '@stronghold/prisma/connect';
import { Refusal } from '@stronghold/prisma/refusal';

import { runServer } from './run-server.js';

const clone = fileURLToPath(new URL('../..', import.meta.url));
const webFolder = path.join(clone, 'web', 'dist');
const steps = new Steps(process.stdout);
const closers: (() => Promise<void>)[] = [];
const { end, isEnding } = shutDownGracefully(async () => {
  for (let close = closers.pop(); close; close = closers.pop()) await close();
});

const words = readStartArguments(process.argv.slice(2));
if (!words.ok) {
  console.error(words.sentence);
  end(2);
} else {
  const pages = process.env.STRONGHOLD_PAGES === 'meanwhile' ? waitForPages() : null;
  try {
    await runServer({
      settings: readSettings(process.env, clone),
      startArguments: words.value,
      async findWebFolder() {
        if (pages)
          await steps.take(
            'Pages',
            () => pages,
            () => 'built',
          );
        return existsSync(path.join(webFolder, 'index.html')) ? webFolder : null;
      },
      findBrowser: () => findBrowser(process.env),
      steps,
      atEnd: (close) => void closers.push(close),
      end,
    });
  } catch (error) {
    // If the process is stopped during a start, the database is closed and the start fails: this is
    // no fault.
    if (!isEnding()) {
      console.error(explain(error));
      end(1);
    }
  }
}

/**
 * Waits until `npm start`, which builds the pages while we start, sends a message that they are
 * built. If they cannot be built, it has printed why, and we end.
 */
function waitForPages(): Promise<void> {
  return new Promise((resolve) => {
    process.once('message', (message) => {
      if (message === 'pages are built') resolve();
      else end(1);
    });
  });
}

function explain(error: unknown): unknown {
  if (error instanceof Refusal) return error.message;
  return isLostConnection(error)
    ? 'The connection to the database broke while Stronghold was starting. Start again: what was published is kept.'
    : error;
}
