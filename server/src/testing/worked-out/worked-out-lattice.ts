import { type Content, perturb } from '#domain/disclosure/perturbation.js';
import { places } from '#testing/places.js';

/**
 * The rule of protected figures computed again, slowly and only from its words. It visits every
 * combination of atoms, and a cell is a set of combinations.
 */
export type HandAxis = 'TIME' | 'AREA' | 'AGENCY' | 'PATHWAY' | 'SEX' | 'EXPLOITATION';

/** A possible record: an atom as text on each axis, with several values separated by commas. */
export type HandAtoms = Readonly<Record<HandAxis, string>>;

export interface HandRecord {
  readonly atoms: HandAtoms;
  readonly quantity: number;
  readonly key: number;
}

export const handAgencies = [
  { id: 1, code: 'TVP', kind: 'POLICE' },
  { id: 2, code: 'RBC', kind: 'LOCAL_AUTHORITY_UNITARY' },
  { id: 3, code: 'SBC', kind: 'LOCAL_AUTHORITY_UNITARY' },
  { id: 4, code: 'WBC', kind: 'LOCAL_AUTHORITY_UNITARY' },
  { id: 5, code: 'NSPCC', kind: 'CHARITY' },
] as const;

const kinds = ['LOCAL_AUTHORITY_UNITARY'];
const years = ['2023-24', '2024-25', '2025-26', '2026-27'];
export const handQuarters = years.flatMap((year) =>
  ['Q1', 'Q2', 'Q3', 'Q4'].map((quarter) => `${year}-${quarter}`),
);
export const handAreas = ['FORCE', 'READING', 'SLOUGH', 'OXFORD', 'BUCKINGHAMSHIRE'];
export const handPathways = [
  'NRM',
  'DUTY_TO_NOTIFY',
  'MASH_CHILD',
  'ADULT_CONCERN',
  'SUPPORT_SERVICE',
];
export const handSexes = ['FEMALE', 'MALE', 'OTHER', 'UNKNOWN', ''];
export const handExploitations = [
  'CRIMINAL',
  'LABOUR',
  'SEXUAL',
  'DOMESTIC',
  'ORGAN_HARVESTING',
  'NOT_SPECIFIED',
];

const combinations = Array.from({ length: 64 }, (_, bits) =>
  handExploitations.filter((_value, index) => (bits >> index) % 2 === 1).join(','),
);

/**
 * Every atom of an axis that records of others may have, for a viewer of the agency with this code.
 */
function universeOf(axis: HandAxis, own: string): readonly string[] {
  const all: Readonly<Record<HandAxis, readonly string[]>> = {
    TIME: handQuarters,
    AREA: handAreas,
    AGENCY: handAgencies.map(({ code }) => code).filter((code) => code !== own),
    PATHWAY: handPathways,
    SEX: handSexes,
    EXPLOITATION: combinations,
  };
  return all[axis];
}

export const handOrder: readonly HandAxis[] = [
  'TIME',
  'AREA',
  'AGENCY',
  'PATHWAY',
  'SEX',
  'EXPLOITATION',
];

/** The number of cuts of a question. For referrals, an agency counts as two. */
export function countByHand(axes: readonly HandAxis[]): number {
  return axes.reduce((sum, axis) => sum + (axis === 'AGENCY' ? 2 : 1), 0);
}

/** Parents with their children, larger parents first. */
function parentsOf(axis: HandAxis, own: string): readonly (readonly string[])[] {
  const all = universeOf(axis, own);
  switch (axis) {
    case 'TIME':
      return years.map((year) => all.filter((quarter) => quarter.startsWith(year)));
    case 'AREA':
      return ['BERKSHIRE', 'OXFORDSHIRE', 'BUCKS'].map((county) =>
        all.filter((code) => places.find(code)?.countyCode === county),
      );
    case 'AGENCY':
      return kinds.map((kind) =>
        all.filter((code) => handAgencies.find((agency) => agency.code === code)?.kind === kind),
      );
    case 'EXPLOITATION':
      return [];
    default:
      return [];
  }
}

export interface HandQuestion {
  /** Whether the question includes a record of these atoms, with the row’s own conditions. */
  readonly holds: (atoms: HandAtoms) => boolean;
  /** All axes that the question mentions. */
  readonly mentioned: readonly HandAxis[];
  /** The axes that rows are grouped by. */
  readonly byAtoms: readonly HandAxis[];
  readonly own: string;
}

const anyAtoms: HandAtoms = {
  TIME: '2024-25-Q1',
  AREA: 'READING',
  AGENCY: 'NSPCC',
  PATHWAY: 'NRM',
  SEX: 'MALE',
  EXPLOITATION: '',
};

/** Every combination of atoms that records of others may have on some axes. */
function everyCombination(axes: readonly HandAxis[], own: string): readonly HandAtoms[] {
  const base = own === 'NSPCC' ? { ...anyAtoms, AGENCY: 'TVP' } : anyAtoms;
  return axes.reduce<readonly HandAtoms[]>(
    (all, axis) =>
      all.flatMap((atoms) => universeOf(axis, own).map((atom) => ({ ...atoms, [axis]: atom }))),
    [base],
  );
}

/**
 * The axes that a question depends on: a change of the atom on one of them can change whether a
 * record matches.
 */
export function essentialByHand({ holds, mentioned, own }: HandQuestion): ReadonlySet<HandAxis> {
  const all = everyCombination(mentioned, own);
  return new Set(
    mentioned.filter((axis) => {
      const seen = new Map<string, boolean>();
      return all.some((atoms) => {
        const rest = mentioned
          .filter((other) => other !== axis)
          .map((other) => atoms[other])
          .join('|');
        const [before, now] = [seen.get(rest), holds(atoms)];
        seen.set(rest, now);
        return before !== undefined && before !== now;
      });
    }),
  );
}

/**
 * Whether a question about referrals combines several forms of exploitation, which is an additional
 * cut, unless each row asks for one form, for any, for none or for all, independently of other
 * facts.
 *
 * @param keysOf the forms that rows are grouped by; null without such a grouping
 */
export function combinesByHand(
  { holds, mentioned, own }: HandQuestion,
  keysOf: ((atoms: HandAtoms) => readonly unknown[]) | null,
): boolean {
  if (!mentioned.includes('EXPLOITATION')) return false;
  const rest = mentioned.filter((axis) => axis !== 'EXPLOITATION');
  const keys = keysOf === null ? [null] : [...handExploitations, null];
  const all = universeOf('EXPLOITATION', own);
  const single = [
    all,
    all.filter((atom) => atom !== ''),
    [''],
    ...handExploitations.map((form) => all.filter((atom) => atom.split(',').includes(form))),
  ].map(String);
  return keys.some((key) => {
    const asked = everyCombination(rest, own).map((atoms) =>
      all.filter((EXPLOITATION) => {
        const each = { ...atoms, EXPLOITATION };
        return holds(each) && (keysOf === null || keysOf(each).includes(key));
      }),
    );
    const sets = new Set(asked.filter(({ length }) => length > 0).map(String));
    return sets.size > 1 || [...sets].some((set) => !single.includes(set));
  });
}

/**
 * The name of the cell of each combination of atoms that a question includes. Cells without a
 * combination are not in the map.
 */
export function cellsByHand(
  question: HandQuestion,
  axes: readonly HandAxis[],
): ReadonlyMap<string, string> {
  const { holds, own, byAtoms } = question;
  // A box is a set of atoms on each axis. Find the box of each combination.
  let boxes: (readonly (readonly string[])[])[] = everyCombination(axes, own)
    .filter(holds)
    .map((atoms) => axes.map((axis) => [atoms[axis]]));
  for (const [place, axis] of axes.entries()) {
    if (byAtoms.includes(axis)) continue;
    const groups = new Map<string, (readonly (readonly string[])[])[]>();
    for (const box of boxes) {
      const rest = JSON.stringify(box.filter((_, index) => index !== place));
      groups.set(rest, [...(groups.get(rest) ?? []), box]);
    }
    boxes = [...groups.values()].flatMap((group) => {
      const there = group.flatMap((box) => box[place] ?? []);
      return coverByHand(axis, there, own).map((node) =>
        (group[0] ?? []).map((atoms, index) => (index === place ? node : atoms)),
      );
    });
  }
  const found = new Map<string, string>();
  for (const box of boxes) {
    const name = JSON.stringify(box);
    for (const atoms of productOf(box)) found.set(atoms.join('|'), name);
  }
  return found;
}

function coverByHand(
  axis: HandAxis,
  there: readonly string[],
  own: string,
): readonly (readonly string[])[] {
  const all = universeOf(axis, own);
  if (all.every((atom) => there.includes(atom))) return [all];
  if (axis === 'EXPLOITATION') {
    const isJust = (holds: (combination: string) => boolean) =>
      all.every((atom) => there.includes(atom) === holds(atom));
    const single =
      isJust((atom) => atom !== '') ||
      handExploitations.some((value) => isJust((atom) => atom.split(',').includes(value)));
    return single ? [there] : there.map((atom) => [atom]);
  }
  const whole = parentsOf(axis, own).filter(
    (children) => children.length > 1 && children.every((atom) => there.includes(atom)),
  );
  return [
    ...whole,
    ...there
      .filter((atom) => !whole.some((children) => children.includes(atom)))
      .map((atom) => [atom]),
  ];
}

function productOf(box: readonly (readonly string[])[]): readonly (readonly string[])[] {
  return box.reduce<readonly (readonly string[])[]>(
    (all, atoms) => all.flatMap((each) => atoms.map((atom) => [...each, atom])),
    [[]],
  );
}

/**
 * The figures of a row: the viewer’s own records exactly, and the rounded number of each cell of
 * others.
 */
export function rowByHand(
  records: readonly HandRecord[],
  question: HandQuestion,
  { axes, salt }: { readonly axes: readonly HandAxis[]; readonly salt: number },
) {
  const { holds, own } = question;
  const cellOf = cellsByHand(question, axes);
  const contents = new Map<string, Content>();
  let exact = 0;
  for (const { atoms, quantity, key } of records) {
    if (!holds(atoms)) continue;
    if (atoms.AGENCY === own) {
      exact += quantity;
      continue;
    }
    const cell = cellOf.get(axes.map((axis) => atoms[axis]).join('|')) ?? '';
    const known = contents.get(cell) ?? { count: 0, keys: 0 };
    contents.set(cell, { count: known.count + quantity, keys: (known.keys + key) % 2 ** 32 });
  }
  const drawn = [...contents.values()].map((content) => perturb(content, salt));
  return {
    exact,
    shown: drawn.reduce((sum, each) => sum + each, 0),
    /** The number of cells that show a number. Anybody can count these cells, and no others. */
    shownCells: drawn.filter((each) => each > 0).length,
    canHold: cellOf.size > 0,
    /** The number of cells that cover all possible records of others. */
    cellCount: new Set(cellOf.values()).size,
  };
}
