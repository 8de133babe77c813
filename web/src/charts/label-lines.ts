/** What stands in or beside a district. An empty `name` leaves the figure alone. */
export interface MapLabel {
  readonly code: string;
  readonly name: string;
  readonly text: string;
}

/** A line of a label, `width` pixels wide, its middle `down` pixels below that of the label. */
export interface LabelLine {
  readonly text: string;
  readonly isName: boolean;
  readonly width: number;
  readonly down: number;
}

/** Height of a line in pixels, and of the letters in it. */
export const lineHeight = 16;
export const inkHeight = 11;

/** The lines of a label: its name, and its figure. */
export function toLines({ name, text }: MapLabel): readonly LabelLine[] {
  return stack([...(name === '' ? [] : [{ text: name, isName: true }]), { text, isName: false }]);
}

/** The same with the figure in two lines, `about` and `35`, for a narrow place. Null where it has one word. */
export function toNarrowLines({ name, text }: MapLabel): readonly LabelLine[] | null {
  const space = text.indexOf(' ');
  if (space === -1) return null;
  const figure = [text.slice(0, space), text.slice(space + 1)].map((words) => ({ text: words, isName: false }));
  return stack([...(name === '' ? [] : [{ text: name, isName: true }]), ...figure]);
}

function stack(lines: readonly Pick<LabelLine, 'text' | 'isName'>[]): readonly LabelLine[] {
  return lines.map((line, index) => ({ ...line, width: toWidth(line.text), down: (index - (lines.length - 1) / 2) * lineHeight }));
}

/** Widths of letters in pixels, in the 13 px of labels. */
const letters = [
  { like: /[mwMW]/, width: 10.5 },
  { like: /[filjtrI .,[\]]/, width: 4 },
  { like: /[A-Z]/, width: 8 },
  { like: /./, width: 6.6 },
] as const;

/** What is kept free beside them. */
const air = 2;

/** About how wide some words are, in pixels: nothing is drawn yet that could be measured. */
function toWidth(words: string): number {
  return [...words].reduce((sum, letter) => sum + (letters.find(({ like }) => like.test(letter))?.width ?? 0), air);
}
