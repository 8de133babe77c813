import { readFileSync, statSync } from 'node:fs';

/** The rest of a place in a trace: a file of the folder, and a line. */
const PLACE = /^([\w-]+\.js):(\d+):\d+/;

/** What esbuild writes above the content of each source. */
const SOURCE = /^\/\/ (src\/\S+\.ts)$/;

/** A program that was built. */
interface Running {
  /** The folder of its files, as a URL. */
  readonly folder: string;
  /** When it was started, in milliseconds since 1970. */
  readonly since: number;
}

const thisProcess: Running = {
  folder: new URL('.', import.meta.url).href,
  since: performance.timeOrigin,
};

/**
 * Adds to each line of an error’s trace the source of our own that it comes from, because the
 * server runs a few built files, each made of many sources (docs/decisions/0073).
 */
export function nameSources(stack: string, { folder, since }: Running = thisProcess): string {
  const files = new Map<string, readonly string[]>();
  const readLines = (file: string) => {
    const lines = files.get(file) ?? toLines(new URL(file, folder), since);
    files.set(file, lines);
    return lines;
  };
  const [start = '', ...places] = stack.split(folder);
  const named = places.map((rest) =>
    rest.replace(PLACE, (place, file: string, line: string) => {
      const source = findSource(readLines(file).slice(0, Number(line)));
      return source === null ? place : `${place}, ${source}`;
    }),
  );
  return [start, ...named].join(folder);
}

/** The source whose content the last line belongs to; null if the file does not say. */
function findSource(lines: readonly string[]): string | null {
  const above = lines.findLast((line) => SOURCE.test(line));
  return above === undefined ? null : above.replace(SOURCE, '$1');
}

/** The lines of a built file; none if the next build has replaced it since. */
function toLines(file: URL, since: number): readonly string[] {
  try {
    return statSync(file).mtimeMs > since ? [] : readFileSync(file, 'utf8').split('\n');
  } catch {
    // The next build has removed it.
    return [];
  }
}
