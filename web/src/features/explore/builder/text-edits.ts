import type { TextRange } from './question.type.js';

/** Replaces a range of a text. */
export function replaceIn(text: string, { from, to }: TextRange, by: string): string {
  return `${text.slice(0, from)}${by}${text.slice(to)}`;
}

/** The parts of a line before and after a range. */
function aroundIn(text: string, { from, to }: TextRange) {
  const lineStart = text.lastIndexOf('\n', from - 1) + 1;
  const end = text.indexOf('\n', to);
  const lineEnd = end === -1 ? text.length : end;
  return {
    lineStart,
    lineEnd,
    before: text.slice(lineStart, from),
    after: text.slice(to, lineEnd),
  };
}

const isBlank = (part: string) => /^[\s,\uFEFF]*$/.test(part);
const isBlankOrComment = (part: string) => /^[\s,]*(#.*)?$/.test(part);

/** Removes an entry from a list, with its line or its comma. Comments beside it stay. */
export function removeFrom(text: string, range: TextRange): string {
  const { lineStart, lineEnd, before, after } = aroundIn(text, range);
  if (isBlank(before) && isBlank(after)) {
    const [from, to] =
      lineEnd < text.length ? [lineStart, lineEnd + 1] : [Math.max(0, lineStart - 1), lineEnd];
    return replaceIn(text, { from, to }, '');
  }
  const gap = /[\s,]*$/.exec(before)?.[0] ?? '';
  const isFirst = isBlank(before) || /[([{]$/.test(before.trimEnd());
  if (!isFirst)
    return replaceIn(
      text,
      { from: range.from - gap.length, to: range.to },
      /^[\w$]/.test(after) ? ' ' : '',
    );
  const next = /^[\s,]*/.exec(after)?.[0] ?? '';
  const isLast = /^[\s,]*[)\]}]/.test(after);
  return replaceIn(text, { from: range.from, to: range.to + (isLast ? 0 : next.length) }, '');
}

interface Place {
  /** From the opening bracket of the list to after the closing one. */
  readonly list: TextRange;
  readonly entries: readonly TextRange[];
  /** The index of the entry to insert before; at the end if there are fewer entries. */
  readonly at: number;
}

/**
 * Inserts an entry into a list, on its own line if the other entries have their own lines. The new
 * entry may have several lines.
 */
export function insertInto(text: string, { list, entries, at }: Place, entry: string): string {
  const before = entries[at - 1];
  if (before === undefined) return insertFirst(text, { list, next: entries[0] }, entry);
  const around = aroundIn(text, before);
  const startsLine = isBlank(around.before);
  if (startsLine && isBlankOrComment(around.after)) {
    return replaceIn(
      text,
      { from: around.lineEnd, to: around.lineEnd },
      `\n${shift(entry, around.before)}`,
    );
  }
  if (startsLine)
    return replaceIn(text, { from: before.to, to: before.to }, `\n${shift(entry, around.before)}`);
  const rest = text.slice(before.to, list.to);
  const tail = /^[\w$"]/.test(rest) ? ' ' : '';
  return replaceIn(
    text,
    { from: before.to, to: before.to },
    `${separatorOf(text, list)}${flatten(entry)}${tail}`,
  );
}

function insertFirst(
  text: string,
  { list, next }: { readonly list: TextRange; readonly next: TextRange | undefined },
  entry: string,
): string {
  if (next === undefined) {
    const isSet = text[list.from] === '{';
    const rest = text.slice(list.from + 1, list.to - 1);
    const gap = isSet ? ' ' : '';
    return replaceIn(
      text,
      { from: list.from + 1, to: list.from + 1 },
      `${gap}${flatten(entry)}${rest.startsWith(' ') ? '' : gap}`,
    );
  }
  const { before } = aroundIn(text, next);
  const at = { from: next.from, to: next.from };
  return isBlank(before)
    ? replaceIn(text, at, `${shift(entry, before).trimStart()}\n${before}`)
    : replaceIn(text, at, `${flatten(entry)}${separatorOf(text, list)}`);
}

const separatorOf = (text: string, { from }: TextRange) =>
  text[from] === '{' && !text.slice(0, from).trimEnd().endsWith(':') ? ' ' : ', ';

const shift = (entry: string, indent: string) =>
  entry.replaceAll(/^/gm, indent.replaceAll(',', ' '));

/**
 * Puts an entry on one line, because entries side by side get no line of their own. A comment ends
 * with its line, so an entry that contains one stays as it is.
 */
const flatten = (entry: string) =>
  entry.includes('#') ? entry : entry.replaceAll(/\s*\n\s*/g, ' ');
