import { can } from '#domain/access/permission.js';
import type { Viewer } from '#domain/access/viewer.js';
import { formatFigure } from '#domain/figures/words/format.js';
import { measureOf } from '#domain/measures/catalogue.js';
import { quarterOf } from '#domain/quarter.js';
import type { ReferenceData } from '#domain/reference-data.js';
import { findLikelyDataset } from '#domain/returns/likely-dataset.js';
import { countWarnings, explainNotYet, lastDayOf } from '#domain/returns/staged/staged-return.js';
import type { HeadlineEffect } from '#domain/scorecard/headline-effect.js';
import { toHeadlineWords } from '#domain/scorecard/headline-words.js';
import { toPeriod } from '#features/periods/period.type.js';
import { toAgency } from '#features/places/agency.type.js';
import { recordTables } from '#features/returns/record-table.js';

import { askBeforePublishing } from './ask-before-publishing.js';
import { isOpenTo } from './open-to.js';
import type { StagedRecord } from './staged-record.js';
import type { FoundStaged } from './staged-return.reader.js';
import type { StagedDifference, StagedEffect, StagedReturn } from './staged-return.type.js';

/** A staged return as its agency sees it; empty for people who may not open its records. */
export function toStagedReturn(
  found: FoundStaged & { readonly isListed?: boolean },
  viewer: Viewer,
  referenceData: ReferenceData,
): StagedReturn {
  const isOpen = isOpenTo(viewer, found.agencyId, referenceData);
  const record = isOpen ? found : toClosed(found);
  const { agencyId, dataset, state, outcome, acknowledgements, corrections, columns } = record;
  const agency = referenceData.agencies.find(({ id }) => id === agencyId);
  if (!agency) throw new Error('A return was staged by an agency that does not exist');
  const file = outcome?.is === 'SCREENED' ? outcome.file : null;
  const quarter = quarterOfStaged(found);
  const { pass, warn, fail } = file?.rows ?? { pass: 0, warn: 0, fail: 0 };
  return {
    ...{ id: record.id, agency: toAgency(agency), dataset, state, columns, corrections, record },
    period: quarter === null ? null : toPeriod(quarter, referenceData),
    likelyPeriod:
      state === 'PUBLISHED' || !file?.likelyQuarter
        ? null
        : toPeriod(file.likelyQuarter, referenceData),
    ...{
      fileName: record.fileName,
      sheet: record.sheet,
      isPartial: record.isPartial,
      stagedAt: record.stagedAt,
      stagedBy: record.stagedBy,
    },
    ...{ leftOut: record.leftOut, totals: file?.totals ?? [] },
    correctionsBefore: file?.again.cells ?? [],
    leftOutBefore: file?.again.rows ?? [],
    ...{ headingRow: record.headingRow, firstRows: record.firstRows },
    keptUntil: lastDayOf(record.stagedAt.toISOString().slice(0, 10)),
    version: record.version,
    ...{ isOpen, isTakenBack: found.isTakenBack, isListed: found.isListed ?? false },
    canChange: maySend(viewer, agencyId) && state !== 'PUBLISHED',
    datasetColumns: columnsOf(dataset),
    likelyDataset:
      state === 'MAPPING'
        ? findLikelyDataset(
            columns.map(({ heading }) => heading),
            dataset,
            allColumns,
          )
        : null,
    unusable: outcome?.is === 'UNUSABLE' ? outcome.message : null,
    ...{ passCount: pass, warnCount: warn, failCount: fail },
    warningCount: file?.warningCount ?? 0,
    failureCount: file?.failureCount ?? 0,
    difference: file?.difference ? toDifference(file.difference) : null,
    effect: (file?.effect ?? []).map(toEffect),
    notYet:
      state === 'SCREENED' && file
        ? explainNotYet(file, file.warnings ?? countWarnings(file.issues, acknowledgements))
        : null,
    question: state === 'SCREENED' && file ? askBeforePublishing(record, file) : null,
    submissionId: record.submissionId,
  };
}

/** A staged return without its contents, and without what was said about them. */
function toClosed(record: FoundStaged): FoundStaged {
  const nothing = {
    ...{ columns: [], firstRows: [], headingRow: null, leftOut: [] },
    ...{ outcome: null, corrections: [], acknowledgements: [] },
  };
  return { ...record, ...nothing, fileName: 'A file', sheet: null };
}

function toEffect({ usual, isUnusual, ...moved }: HeadlineEffect): StagedEffect {
  const { unit } = measureOf(moved.measure);
  return {
    ...{ ...toHeadlineWords(moved), isUnusual },
    usual: usual && `${formatFigure(usual.lower, unit)} to ${formatFigure(usual.upper, unit)}`,
  };
}

/**
 * The quarter that the sender named, or else the quarter of the dates; null until either is known.
 */
export function quarterOfStaged({
  quarterStart,
  outcome,
}: Pick<StagedRecord, 'quarterStart' | 'outcome'>): string | null {
  if (quarterStart !== null) return quarterOf(quarterStart);
  return outcome?.is === 'SCREENED' ? outcome.file.quarter : null;
}

/** A return covers all areas of its agency, so a grant for some areas is not enough. */
export function maySend(viewer: Viewer, agencyId: number): boolean {
  return can(viewer, 'SEND_RETURNS', { agencyIds: [agencyId], areas: [] }).ok;
}

const allColumns = new Map(
  Object.values(recordTables).map(({ declaration: { dataset, columns } }) => [dataset, columns]),
);

/** The columns that a return for a dataset may have. */
export function columnsOf(dataset: string) {
  const table = Object.values(recordTables).find(
    ({ declaration }) => declaration.dataset === dataset,
  );
  return (table?.declaration.columns ?? []).map(({ name, isRequired }) => ({ name, isRequired }));
}

type Changes = Omit<StagedDifference, 'records'> & {
  readonly records?: StagedDifference['records'];
};

export function toDifference({
  added,
  corrected,
  withdrawn,
  records = [],
}: Changes): StagedDifference {
  return { added, corrected, withdrawn, records };
}
