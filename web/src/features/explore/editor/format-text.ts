import { parse } from 'graphql';

import { type TokenGroup, type TokenItem, type TokenLeaf, toTokenTree } from './token-tree.js';

/** Maximum length of a line in characters, which the pane shows without scrolling. */
const MAX_LINE_LENGTH = 60;

/**
 * Formats a question in the house style. Words, their order and comments stay; only spaces, commas
 * and line breaks change. A group on several lines stays on several lines; a group on one line
 * stays on one if it fits. A text that cannot be parsed is returned unchanged.
 */
export function formatText(text: string): string {
  try {
    parse(text, { noLocation: true });
    return `${printEntries(toTokenTree(text), '').join('\n')}\n`;
  } catch {
    // A text with a mistake stays as it is; the editor marks the mistake.
    return text;
  }
}

interface Entry {
  readonly items: readonly TokenItem[];
  /** Comments on their own lines before the entry. */
  readonly above: readonly TokenLeaf[];
  /** A comment after the entry, on its last line. */
  readonly behind: TokenLeaf | null;
}

const brackets = {
  document: ['', ''],
  parens: ['(', ')'],
  list: ['[', ']'],
  object: ['{', '}'],
  selection: ['{', '}'],
} as const;

/**
 * The content of a group, each entry on its own line. Existing blank lines stay, and a blank line
 * separates definitions.
 */
function printEntries(group: TokenGroup, indent: string): string[] {
  const entries = toEntries(group);
  let last = group.firstLine;
  return entries.flatMap(({ items, above, behind }, index) => {
    const first = above[0] ?? items[0];
    const isApart =
      index > 0 &&
      (group.kind === 'document'
        ? items.length > 0
        : first !== undefined && first.firstLine > last + 1);
    last = (behind ?? items.at(-1) ?? above.at(-1))?.lastLine ?? last;
    const comments = above.map(({ text }) => indent + text);
    const written =
      items.length === 0
        ? []
        : [`${indent}${printEntry(items, indent)}${behind === null ? '' : ` ${behind.text}`}`];
    return [...(isApart ? [''] : []), ...comments, ...written];
  });
}

function printEntry(items: Entry['items'], indent: string): string {
  return items.reduce((line, item, index) => {
    const space = isSpaced(items[index - 1], item, items[index - 2]) ? ' ' : '';
    const written = line + space;
    const column = written.includes('\n')
      ? written.length - written.lastIndexOf('\n') - 1
      : indent.length + written.length;
    return written + (isLeaf(item) ? item.text : printGroup(item, { indent, column }));
  }, '');
}

function printGroup(
  group: TokenGroup,
  { indent, column }: { readonly indent: string; readonly column: number },
): string {
  const [open, close] = brackets[group.kind];
  if (group.items.length === 0) return `${open}${close}`;
  const flat = printFlat(group);
  if (flat !== null && column + flat.length <= MAX_LINE_LENGTH) return flat;
  return [open, ...printEntries(group, `${indent}  `), `${indent}${close}`].join('\n');
}

/**
 * A group on one line; null if it was written on several lines, or contains something that needs
 * several.
 */
function printFlat(group: TokenGroup): string | null {
  if (group.wasBroken || group.items.some(({ kind }) => kind === 'comment')) return null;
  const [open, close] = brackets[group.kind];
  const entries = toEntries(group).map(({ items }) => printEntryFlat(items));
  if (entries.some((entry) => entry === null || entry.includes('\n'))) return null;
  if (group.kind === 'selection') return `${open} ${entries.join(' ')} ${close}`;
  if (group.kind === 'object') return `${open} ${entries.join(', ')} ${close}`;
  return `${open}${entries.join(', ')}${close}`;
}

function printEntryFlat(items: Entry['items']): string | null {
  let line = '';
  for (const [index, item] of items.entries()) {
    const written = isLeaf(item)
      ? item.text
      : item.items.length === 0
        ? brackets[item.kind].join('')
        : printFlat(item);
    if (written === null) return null;
    line += (isSpaced(items[index - 1], item, items[index - 2]) ? ' ' : '') + written;
  }
  return line;
}

/**
 * Whether there is a space between two items of an entry.
 * @param earlier the item before these two
 */
function isSpaced(
  before: TokenItem | undefined,
  item: TokenItem,
  earlier: TokenItem | undefined,
): boolean {
  if (before === undefined) return false;
  const [a, b] = [signOf(before), signOf(item)];
  if (b === ':' || b === '!' || a === '$' || a === '@') return false;
  if (b === 'parens')
    return a === 'query' || a === 'mutation' || a === 'subscription'
      ? earlier === undefined
      : false;
  if (a === '...') return b === 'on' || b === 'selection' || b === '@';
  return true;
}

function signOf(item: TokenItem): string {
  return isLeaf(item) ? item.text : item.kind;
}

/**
 * The content of a group, split into fields, arguments, values or definitions, each with its
 * comments.
 */
function toEntries({ kind, items }: TokenGroup): readonly Entry[] {
  const entries: { items: TokenItem[]; above: TokenLeaf[]; behind: TokenLeaf | null }[] = [];
  let above: TokenLeaf[] = [];
  for (const item of items) {
    const current = entries.at(-1);
    if (isLeaf(item) && item.kind === 'comment') {
      const isBehind =
        current?.items.at(-1)?.lastLine === item.firstLine &&
        current.behind === null &&
        isWhole(current.items, kind);
      if (isBehind) current.behind = item;
      else above.push(item);
      continue;
    }
    if (current !== undefined && !isStart(item, current.items, kind)) {
      // A comment inside an entry moves in front of the entry, and so does a comment after what
      // seemed to be its end.
      current.above.push(...(current.behind === null ? [] : [current.behind]), ...above);
      current.behind = null;
      above = [];
      current.items.push(item);
      continue;
    }
    entries.push({ items: [item], above, behind: null });
    above = [];
  }
  return above.length === 0 ? entries : [...entries, { items: [], above, behind: null }];
}

function isLeaf(item: TokenItem): item is TokenLeaf {
  return item.kind === 'leaf' || item.kind === 'comment';
}

const unfinished: ReadonlySet<string> = new Set([':', '$', '@', '...', '=', '|', '&']);

/** Whether the items of an entry are complete. */
function isWhole(items: Entry['items'], kind: TokenGroup['kind']): boolean {
  const last = items.at(-1);
  if (last === undefined || unfinished.has(signOf(last))) return false;
  return kind !== 'document' || last.kind === 'selection';
}

/** Whether an item starts a new entry after the items of the previous one. */
function isStart(
  item: Entry['items'][number],
  before: Entry['items'],
  kind: TokenGroup['kind'],
): boolean {
  if (!isWhole(before, kind)) return false;
  if (kind === 'document') return true;
  const sign = signOf(item);
  if (item.kind !== 'leaf') return kind === 'list';
  if (sign === '...' || sign === '$') return true;
  if (unfinished.has(sign) || sign === '!') return false;
  // In `... on Figure` the last two words belong to the dots.
  const [spread, on] = before.map(signOf).slice(-2);
  return !(kind === 'selection' && before.length === 2 && spread === '...' && on === 'on');
}
