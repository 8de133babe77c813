import type { Breakdown_FigureTableFragment } from '#graphql/operations.js';
import type { Choice } from '#lib/choice.js';
import { type FigureValue, isOwnAlone } from '#lib/figure.js';

import type { BreakdownPart, Group, Groups } from './breakdown.type.js';

type Row = Breakdown_FigureTableFragment['rows'][number];

interface Names {
  readonly objectives: readonly Choice[];
  readonly crimeTypes: readonly Choice[];
}

/** The rows of a breakdown as groups. In one by area only districts are listed; what is coded to more stands apart. */
export function toGroups(table: Breakdown_FigureTableFragment, part: BreakdownPart, names: Names): Groups {
  const groups = table.rows.flatMap((row) => {
    if (row.figure === null) return [];
    const { figure, key } = row;
    const group: Group = {
      ...nameGroup(row, part, names),
      figure,
      difference: (figure.lastQuarter?.signed ?? null) === null ? null : (figure.lastQuarter?.difference ?? null),
      signed: figure.lastQuarter?.signed ?? null,
      isTooClose: figure.lastQuarter?.signed === null && figure.lastQuarter.difference !== null,
      lastQuarter: toComparable(figure.lastQuarter?.from),
      lastYear: toComparable(figure.lastYear?.from),
      beside: row.beside ?? null,
    };
    return [{ group, isPlaced: part !== 'area' || key.area?.kind === 'DISTRICT' }];
  });
  const rest = table.groupCount - table.rows.length;

  return {
    listed: groups.filter(({ isPlaced }) => isPlaced).map(({ group }) => group),
    unplaced: groups.filter(({ isPlaced }) => !isPlaced).map(({ group }) => group),
    other: rest > 0 ? { count: rest, figure: table.other?.figure ?? null } : null,
    total: table.totals.figure,
  };
}

/** Of what others recorded nothing may be shown for the days of an open quarter: what is left is no figure to compare with. */
function toComparable(from: FigureValue | undefined): FigureValue | null {
  return from === undefined || isOwnAlone(from) ? null : from;
}

function nameGroup({ key }: Row, part: BreakdownPart, { objectives, crimeTypes }: Names): Choice {
  const nameless = (name: string) => ({ code: '', name });
  if (part === 'area') return key.area ?? nameless('No area recorded');
  if (part === 'agency') return key.agency ?? nameless('No agency recorded');
  if (part === 'objective') return objectives.find(({ code }) => code === key.objective) ?? nameless('No objective recorded');
  return crimeTypes.find(({ code }) => code === key.crimeType) ?? nameless('No crime type recorded');
}
