import { Presets, SingleBar } from 'cli-progress';

const LINE_EVERY_MS = 5_000;

/** How far long work has come: a bar on a terminal, else a line every five seconds. All of it goes to standard error. */
export interface Progress {
  /** `done` of `total` of whatever `label` names. */
  readonly update: (label: string, done: number, total: number) => void;
  /** Clears the bar and writes a line. */
  readonly say: (line: string) => void;
}

export function startProgress(output: NodeJS.WriteStream): Progress {
  return output.isTTY ? startBar(output) : startLines(output);
}

function startBar(output: NodeJS.WriteStream): Progress {
  let bar: SingleBar | null = null;
  const clear = () => {
    bar?.stop();
    bar = null;
  };
  return {
    update(label, done, total) {
      if (bar === null) {
        bar = new SingleBar(
          {
            format: '{label} [{bar}] {percentage}%',
            stream: output,
            hideCursor: true,
            clearOnComplete: true,
            stopOnComplete: false,
            gracefulExit: true,
          },
          Presets.shades_classic,
        );
        bar.start(total, done, { label });
      }
      bar.setTotal(total);
      bar.update(done, { label });
    },
    say(line) {
      clear();
      output.write(`${line}\n`);
    },
  };
}

function startLines(output: NodeJS.WriteStream): Progress {
  let lastAt = performance.now();
  return {
    update(label, done, total) {
      if (performance.now() - lastAt < LINE_EVERY_MS) return;
      lastAt = performance.now();
      output.write(`${label}: ${Math.floor((100 * done) / total)}% read\n`);
    },
    say: (line) => output.write(`${line}\n`),
  };
}
