/** A text of a section under its heading, or a note on what its figures lack. */
export interface Said {
  readonly id: string;
  readonly heading: string | null;
  readonly body: string;
}

/**
 * Characters on a line, and lines on a screen, beside a figure and without one, at a legible size.
 */
const beside = { letters: 40, lines: 19 };
const alone = { letters: 78, lines: 16 };
/** A heading takes one line, and the space before it takes about one more. */
const HEADING_LINES = 2;

/** Whether the texts are too long to fit beside a figure. */
export function isLong(texts: readonly Said[]): boolean {
  return sum(texts.map((text) => linesOf(text, beside.letters))) > beside.lines;
}

/**
 * The texts on their own screens, which start only at the start of a paragraph. One screen if there
 * is little or no text.
 */
export function inScreens(texts: readonly Said[]): readonly (readonly Said[])[] {
  const paragraphs = texts.flatMap((text) =>
    text.body.split(/\n\s*\n/).map((body) => ({ ...text, body })),
  );
  const screens = paragraphs.reduce<readonly (readonly Said[])[]>((former, paragraph) => {
    const last = former.at(-1) ?? [];
    const joined = join(last, paragraph);
    const isFull = sum(joined.map((text) => linesOf(text, alone.letters))) > alone.lines;
    if (last.length > 0 && isFull) return [...former, [paragraph]];
    return [...former.slice(0, -1), joined];
  }, []);
  return screens.length === 0 ? [[]] : screens;
}

/** Adds a paragraph to a screen. A further paragraph of the last text continues that text. */
function join(former: readonly Said[], paragraph: Said): readonly Said[] {
  const last = former.at(-1);
  if (last?.id !== paragraph.id) return [...former, paragraph];
  return [...former.slice(0, -1), { ...last, body: `${last.body}\n\n${paragraph.body}` }];
}

function linesOf({ heading, body }: Said, letters: number): number {
  const lines = body
    .split('\n')
    .map((line) => Math.max(line.trim() === '' ? 0.5 : 1, Math.ceil(line.length / letters)));
  return (heading === null ? 1 : HEADING_LINES) + sum(lines);
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}

/**
 * Splits a list into as few parts as possible, each of at most `most` entries and of about equal
 * length.
 */
export function inParts<Each>(list: readonly Each[], most: number): readonly (readonly Each[])[] {
  const count = Math.ceil(list.length / most);
  const length = Math.ceil(list.length / Math.max(1, count));
  return Array.from({ length: count }, (_, part) => list.slice(part * length, (part + 1) * length));
}
