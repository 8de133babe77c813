import { Presets, SingleBar } from 'cli-progress';

import type { Output } from './terminal.js';

const LINE_EVERY_MS = 5_000;
const ENDING = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/**
 * Shows the progress of long work on standard error: a bar on a terminal, otherwise a line every
 * five seconds.
 */
export interface Progress {
  /** Shows that `done` of `total` are done, in the unit that `label` names. */
  readonly update: (label: string, done: number, total: number) => void;
  /** Clears the bar and writes a line. */
  readonly say: (line: string) => void;
  /** Clears the bar. */
  readonly clear: () => void;
}

export function startProgress(output: Output): Progress {
  return output.isTTY ? startBar(output) : startLines(output);
}

function startBar(output: Output): Progress {
  let bar: SingleBar | null = null;
  const clear = () => {
    bar?.stop();
    bar = null;
    for (const signal of ENDING) process.off(signal, end);
  };
  // The bar hides the cursor, which must be shown again before the signal ends the process.
  const end = (signal: NodeJS.Signals) => {
    clear();
    process.kill(process.pid, signal);
  };
  const start = (label: string, done: number, total: number) => {
    const started = new SingleBar(
      {
        // On a narrow terminal the end is cut off, so the changing part comes first.
        format: '{percentage}% [{bar}] {label}',
        barsize: 30,
        stream: output,
        hideCursor: true,
        clearOnComplete: true,
        stopOnComplete: false,
        // With graceful exit, the bar would catch the first Ctrl-C and let the work continue.
        gracefulExit: false,
      },
      Presets.shades_classic,
    );
    started.start(total, done, { label });
    for (const signal of ENDING) process.on(signal, end);
    return started;
  };
  return {
    update(label, done, total) {
      bar ??= start(label, done, total);
      bar.setTotal(total);
      bar.update(done, { label });
    },
    say(line) {
      clear();
      output.write(`${line}\n`);
    },
    clear,
  };
}

function startLines(output: Output): Progress {
  let lastAt = performance.now();
  return {
    update(label, done, total) {
      if (performance.now() - lastAt < LINE_EVERY_MS) return;
      lastAt = performance.now();
      output.write(`${label}: ${Math.floor((100 * done) / total)}%\n`);
    },
    say: (line) => output.write(`${line}\n`),
    clear: () => undefined,
  };
}
