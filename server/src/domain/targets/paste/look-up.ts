import { objectiveNames } from '#domain/lists.js';
import {
  isMeasureKey,
  type MeasureKey,
  measureKeys,
  measureOf,
} from '#domain/measures/catalogue.js';
import { areaKinds, type AreaRecord } from '#domain/places.js';
import { toQuotedValue } from '#domain/quoted-value.js';
import type { ReferenceData } from '#domain/reference-data.js';
import { toPlainName } from '#domain/returns/column.js';
import { toKnownPlaces } from '#domain/returns/known-places.js';
import type { TargetParams } from '#domain/targets/set-target.js';

import { type PastedTarget, readQuarter } from './read-lines.js';
import { findUnsuited, isBareDash, readNumbers } from './read-numbers.js';

/** What a line asks for, or why it cannot be read, in a sentence. */
export type LookedUp =
  | { readonly ok: true; readonly asked: TargetParams }
  | { readonly ok: false; readonly problem: string };

/**
 * What people write for a target that covers all agencies or objectives, or the whole force; an
 * empty cell means the same.
 */
const everything = new Set(['', 'ALL', 'ALL_AGENCIES', 'ALL_OBJECTIVES', 'WHOLE_FORCE']);

const measures = new Map(
  measureKeys.flatMap((key): readonly (readonly [string, MeasureKey])[] => [
    [toPlainName(measureOf(key).name), key],
    [toPlainName(key), key],
  ]),
);

const objectives = new Map(
  Object.entries(objectiveNames).flatMap(([code, name]) => [
    [toPlainName(name), code],
    [code, code],
  ]),
);

/**
 * Looks up everything that a line names, by code or name, ignoring case. A name that two places
 * share means the district. The other place is named by its code, or with its kind:
 * `Milton Keynes (local command unit)`.
 */
export function lookUpTarget(pasted: PastedTarget, referenceData: ReferenceData): LookedUp {
  const { places, agencies } = referenceData;
  const known = toKnownPlaces(
    places.areas,
    agencies.map((agency) => ({ ...agency, successorCodes: agency.successorCodes ?? [] })),
  );
  const measure = measures.get(toPlainName(pasted.measure));
  if (measure === undefined || !isMeasureKey(measure))
    return refuse('measure', pasted.measure, 'Write it as the table on this page does.');
  const quarter = readQuarter(pasted.quarter);
  if (quarter === null)
    return refuse('quarter', pasted.quarter, 'Write it as Q1 2026/27 or 2026-27-Q1.');
  const isForce = everything.has(toPlainName(pasted.area));
  const area = isForce
    ? null
    : (places.current.find(
        (each) => toPlainName(nameWithKind(each)) === toPlainName(pasted.area),
      ) ?? known.findArea(pasted.area));
  if (!isForce && area === null)
    return refuse(
      'place',
      pasted.area,
      'Write its name or code, or leave it empty for the whole force.',
    );
  const isOfAll = everything.has(toPlainName(pasted.agency));
  const agency = isOfAll ? null : known.findAgency(pasted.agency);
  if (!isOfAll && agency === null)
    return refuse('agency', pasted.agency, 'Write its name or code, or leave it empty for all.');
  const objective = objectives.get(toPlainName(pasted.objective)) ?? null;
  if (objective === null && !everything.has(toPlainName(pasted.objective)))
    return refuse(
      'objective',
      pasted.objective,
      'Write Pursue, Prevent, Protect or Prepare, or leave it empty for all.',
    );
  const written =
    pasted.tolerance === '' ? pasted.target : `${pasted.target} ± ${pasted.tolerance}`;
  const given = [pasted.target, pasted.tolerance].join(' ').trim();
  if (isBareDash(pasted.target))
    return {
      ok: false,
      problem: `“${toQuotedValue(given)}” may mean 0 or nothing. Write 0 to aim for 0, or leave the cell empty to remove the target.`,
    };
  const numbers = readNumbers(written);
  if (numbers === null)
    return refuse(
      'target',
      given,
      'Write a number, such as 660 or 8.5, a band, such as 600 to 700, or nothing to remove it.',
    );
  const unsuited = findUnsuited(written, measureOf(measure));
  if (unsuited !== null) return { ok: false, problem: `“${toQuotedValue(given)}” ${unsuited}` };
  return {
    ok: true,
    asked: {
      ...{ measure, quarter, area: area?.code ?? null, agency: agency?.code ?? null, objective },
      ...numbers,
    },
  };
}

/** An area with its kind, such as `Oxfordshire (county)`; a district and the force only by name. */
export function nameWithKind({ name, kind }: Pick<AreaRecord, 'name' | 'kind'>): string {
  return kind === 'DISTRICT' || kind === 'FORCE'
    ? name
    : `${name} (${areaKinds[kind].toLowerCase()})`;
}

function refuse(what: string, text: string, remedy: string): LookedUp {
  const given = text.trim();
  const problem =
    given === ''
      ? `No ${what} is given. ${remedy}`
      : `“${toQuotedValue(given)}” is not a known ${what}. ${remedy}`;
  return { ok: false, problem };
}
