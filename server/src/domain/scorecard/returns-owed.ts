import type { DisclosedTable } from '#domain/disclosure/disclose.js';
import { allDatasets, type Dataset } from '#domain/lists.js';
import { memoise } from '#domain/memoise.js';
import type { ReferenceData } from '#domain/reference-data.js';
import { owedIn, type QuarterOwed } from '#domain/returned/returned-quarters.js';

import type { CardParams } from './ask-headlines.js';

/** How many returns are owed, and how many are in. */
export interface ReturnCounts {
  readonly returnsDue: number;
  readonly returnsReceived: number;
}

/** An agency, by its id, and the datasets with a missing return, in their usual order. */
export interface MissingReturns {
  readonly agencyId: number;
  readonly datasets: readonly Dataset[];
}

interface Setting {
  readonly returned: DisclosedTable['returned'];
  readonly asked: CardParams;
  readonly referenceData: ReferenceData;
}

/**
 * Counts returns for the quarter: those of the card's agency, or of its kind of agency, or else
 * those of all agencies.
 */
export function countReturns(datasets: readonly Dataset[], setting: Setting): ReturnCounts {
  return returnsCounter(setting)(datasets, setting.asked);
}

/** `countReturns` for several scopes in one quarter, which looks up the returns only once. */
export function returnsCounter({ returned, asked: { quarter }, referenceData }: Setting) {
  const owed = memoise((dataset: Dataset) =>
    owedIn({ dataset, quarter }, returned.get(dataset) ?? [], referenceData.obligations),
  );
  return (
    datasets: readonly Dataset[],
    asked: Pick<CardParams, 'agency' | 'agencyKind'>,
  ): ReturnCounts => {
    const isAsked = senderFinder(asked, referenceData);
    const count = (find: (of: QuarterOwed) => readonly number[]) =>
      datasets.reduce((sum, dataset) => sum + find(owed(dataset)).filter(isAsked).length, 0);
    const returnsDue = count(({ owing }) => owing);
    return { returnsDue, returnsReceived: returnsDue - count(({ missing }) => missing) };
  };
}

/** The agencies that have not sent everything they owe for the quarter, in their usual order. */
export function findMissingReturns(setting: Setting): readonly MissingReturns[] {
  const missing = allDatasets.map((dataset) => ({
    dataset,
    ids: owedFor(dataset, setting).missing,
  }));
  return setting.referenceData.agencies.flatMap(({ id }) => {
    const datasets = missing.filter(({ ids }) => ids.includes(id)).map(({ dataset }) => dataset);
    return datasets.length > 0 ? [{ agencyId: id, datasets }] : [];
  });
}

/**
 * Which of the agencies asked about owe a return of a dataset for the quarter, and which of those
 * have not sent it, by id.
 */
export function owedFor(dataset: Dataset, { returned, asked, referenceData }: Setting) {
  const isAsked = senderFinder(asked, referenceData);
  const { owing, missing } = owedIn(
    { dataset, quarter: asked.quarter },
    returned.get(dataset) ?? [],
    referenceData.obligations,
  );
  return { owing: owing.filter(isAsked), missing: missing.filter(isAsked) };
}

/** Finds whether an agency, by its id, is among those asked about. */
function senderFinder(
  { agency, agencyKind }: Pick<CardParams, 'agency' | 'agencyKind'>,
  { agencies }: ReferenceData,
): (id: number) => boolean {
  if (agencyKind === null) return (id) => agency === null || agency.id === id;
  const ofKind = new Set(agencies.filter(({ kind }) => kind === agencyKind).map(({ id }) => id));
  return (id) => (agency === null || agency.id === id) && ofKind.has(id);
}
