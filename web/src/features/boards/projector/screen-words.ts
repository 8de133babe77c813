/** What is said of a section: a text under its heading, or a note of what its figures lack. */
export interface Said {
  readonly id: string;
  readonly heading: string | null;
  readonly body: string;
}

/**
 * Letters of a line, and lines of a screen, beside a figure and where there is none: in letters
 * that are large enough.
 */
const beside = { letters: 40, lines: 19 };
const alone = { letters: 78, lines: 16 };
/** A heading takes a line, and a space before the next that is about as high. */
const HEADING_LINES = 2;

/** Whether there is more than has room beside a figure. */
export function isLong(texts: readonly Said[]): boolean {
  return sum(texts.map((text) => linesOf(text, beside.letters))) > beside.lines;
}

/**
 * What is said, screen by screen, where it stands by itself: each text by its paragraphs, and a
 * paragraph whole. One screen, where there is little, or nothing.
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

/** A paragraph of the text that was last goes on under its heading. */
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

/** A list in as few parts as hold so many each, of about one length. */
export function inParts<Each>(list: readonly Each[], most: number): readonly (readonly Each[])[] {
  const count = Math.ceil(list.length / most);
  const length = Math.ceil(list.length / Math.max(1, count));
  return Array.from({ length: count }, (_, part) => list.slice(part * length, (part + 1) * length));
}
