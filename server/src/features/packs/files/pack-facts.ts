import { formatDate } from '#domain/plain-date.js';

import type {
  PrintedBlock,
  PrintedDocument,
  PrintedSection,
  PrintedTable,
} from './printed-document.js';

export interface Fact {
  readonly name: string;
  readonly value: string;
}

/** The title of a pack on its cover: `Thames Valley, Q2 2026/27`. */
export function toPackTitle({ pack }: Pick<PrintedDocument, 'pack'>): string {
  return `${pack.areaName}, ${pack.quarterName}`;
}

/** A section with its number in the pack, from 1: `3 Disruptions by objective`. */
export function toSectionTitle(
  { heading }: Pick<PrintedSection, 'heading'>,
  index: number,
): string {
  return `${index + 1} ${heading}`;
}

/** Formats a moment for print: `24 November 2026, 14:05 UTC`. */
export function formatMoment(iso: string): string {
  return `${formatDate(iso.slice(0, 10))}, ${iso.slice(11, 16)} UTC`;
}

/** The facts that say what a pack is and who it is for. */
export function toFacts({ edition, pack, signed, gaps }: PrintedDocument): readonly Fact[] {
  const isFirst = pack.number === 1 && pack.reason === '';
  return [
    {
      name: 'Edition',
      value:
        edition === 'PARTNERS'
          ? 'For partners: figures as shown to a viewer outside any agency'
          : 'For cleared readers: true counts',
    },
    { name: 'Version', value: isFirst ? '1' : `${pack.number}: ${pack.reason}` },
    { name: 'Signed off by', value: `${signed.by}, ${formatMoment(signed.at)}` },
    ...(gaps.missing.length === 0
      ? []
      : [{ name: 'Signed with gaps', value: `${gaps.missing.join('; ')}. ${gaps.reason}` }]),
  ];
}

/** The facts that prove that a file belongs to a signed pack. */
export function toProof(
  { form, dataVersion, frozenAt, signed }: PrintedDocument,
  sha256: string,
): readonly Fact[] {
  return [
    { name: 'SHA-256 of the document', value: sha256.match(/.{1,8}/g)?.join(' ') ?? sha256 },
    { name: 'Frozen', value: `${formatMoment(frozenAt)}, data version ${dataVersion}` },
    { name: 'Format of the document', value: String(form) },
    { name: 'Signed off by', value: signed.by },
    {
      name: 'How to check it',
      value:
        'Compare this with the pack’s page, or run stronghold verify-packs, which compares every pack with the log.',
    },
  ];
}

/** The table of a block in text. Figures shown as tiles also have their sentences. */
export function toWrittenTable({ table, tiles }: PrintedBlock): PrintedTable {
  if (tiles.length === 0 || tiles.length !== table.rows.length) return table;
  return {
    ...table,
    columns: [...table.columns, { heading: 'In words', drawing: 'NONE' }],
    rows: table.rows.map((row, index) => ({
      ...row,
      cells: [
        ...row.cells,
        { text: tiles[index]?.kpi.sentence ?? '', mark: 'PLAIN', value: null, series: [] },
      ],
    })),
  };
}

/** The indexes of columns that have text. A column that is only drawn has none. */
export function columnsInWords({ columns, rows }: PrintedTable): readonly number[] {
  return columns.flatMap((_, index) =>
    rows.some(({ cells }) => (cells[index]?.text ?? '') !== '') ? [index] : [],
  );
}

/** Flags of figures that documents show in short form, with their meaning. */
const flags: Readonly<Record<string, string>> = {
  '[p]': 'Provisional: returns may still come in or be corrected.',
  '[r]': 'Revised since it first became final.',
  '[c]': 'Hidden to protect people.',
  '[x]': 'Not available: not recorded at this level, withheld, or no return was sent.',
  '[z]': 'Not applicable, such as a share of nothing.',
  '[e]': 'Estimated: changed a little to protect people.',
  '[u]': 'Low reliability: a share of few cases.',
  '[b]': 'Break: figures before and after cannot be compared.',
};

/** Notes needed to read the figures of a document. */
export function toReadingNotes({ sections }: PrintedDocument): readonly Fact[] {
  const shown = sections.flatMap(({ blocks }) =>
    blocks.flatMap(({ table }) => table.rows.flatMap(({ cells }) => cells)),
  );
  const isShown = (sign: string) => shown.some(({ text }) => text.includes(sign));
  return [
    ...(isShown('about ')
      ? [{ name: 'about', value: 'Rounded to protect people, and shown as precisely as is known.' }]
      : []),
    ...(shown.some(({ mark }) => isMarked(mark))
      ? [{ name: 'Bold', value: 'Outside its usual range, past its target, or unlike the others.' }]
      : []),
    ...Object.entries(flags).flatMap(([name, value]) => (isShown(name) ? [{ name, value }] : [])),
  ];
}

/** Whether a mark says that a cell is unusual. */
export function isMarked(mark: string): boolean {
  return ['SIGNAL', 'PAST_TARGET', 'ABOVE_OTHERS', 'BELOW_OTHERS'].includes(mark);
}

type PrintedAction = PrintedDocument['actions'][number];

/** The state of an action, in a word or two. */
export function toActionState({
  state,
  isOverdue,
}: Pick<PrintedAction, 'state' | 'isOverdue'>): string {
  const word = { OPEN: 'Open', DONE: 'Done', DROPPED: 'Dropped' }[state] ?? state;
  return isOverdue ? `${word}, overdue` : word;
}

/** Actions as a table: what, who, by when, state, in how many packs. */
export const actionHeadings = ['Action', 'Owner', 'Due', 'State', 'Packs', 'Notes'] as const;

/** The cells of an action under `actionHeadings`. */
export function toActionCells({
  text,
  owner,
  dueOn,
  state,
  isOverdue,
  age,
  notes,
}: PrintedAction): readonly string[] {
  return [
    text,
    owner,
    dueOn === null ? '' : formatDate(dueOn),
    toActionState({ state, isOverdue }),
    String(age),
    notes,
  ];
}
