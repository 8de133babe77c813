import { partsSeenBy, type Policy } from '#domain/access/policy.js';
import type { RawTable } from '#domain/disclosure/raw-table.js';
import { datasetsBehind } from '#domain/figures/plan/required-returns.js';
import { type Plan, planAnswer, readingsOf } from '#domain/figures/table/answer.js';
import type { Dataset } from '#domain/lists.js';
import type { MeasureKey } from '#domain/measures/catalogue.js';
import { measuresNeeded, type Question } from '#domain/question/question.js';
import type { ReferenceData } from '#domain/reference-data.js';
import { type Ask, askInTurn, askTogether } from '#platform/ask.js';
import type { Database } from '#platform/database.js';
import { withoutYielding, type Work } from '#platform/fair-share/time-slices.js';

import { currentVersionOf } from './cache-version.loader.js';
import { type SelectCells, selectCellsBy } from './cells.reader.js';
import { nameDueReturns } from './due-returns.reader.js';
import { forEach, type From } from './groups.reader.js';
import { selectBy } from './select.reader.js';
import { selectFromHeld } from './select-from-held.reader.js';
import { selectTogether } from './select-together.reader.js';
import { readState, type State } from './state.reader.js';
import { readSums } from './sums.reader.js';

/** Everything needed to read figures. */
export interface Reading {
  readonly database: Database;
  readonly referenceData: ReferenceData;
  /** The policy of the viewer. Parts that are protected from the viewer are read sealed. */
  readonly policy: Policy;
  /**
   * Whether sums are read from rollups where possible; if not, the records themselves are added up.
   * The places of records are read from rollups in both cases.
   */
  readonly doesReadRollups: boolean;
  /**
   * Whether rollups and the returns received are held in memory until something changes. If false,
   * the database adds up rollups and lists the returns for each question.
   */
  readonly doesHoldRollups?: boolean;
  /**
   * Gives way to other work, and stops when nobody waits. Without `work`, everything is done in one
   * go.
   */
  readonly work?: Work;
}

/** Everything read to answer a question, by the question that each part was read for. */
export interface ReadFigures {
  readonly plan: Plan;
  readonly tables: ReadonlyMap<Question, RawTable>;
  /** The version of the snapshot: see `readCacheVersion`. */
  readonly cacheVersion: string;
}

/**
 * Reads the true sums that answer a question, all from one snapshot: one statement for the state
 * (another if it changed), one for each source and date with its total, another for a total that
 * groups do not add up to, and one for the places of records if the question mentions places. Each
 * comparison takes as many again, but no row takes one of its own. Reading stops beyond
 * `MAX_GROUPS` groups, which `answer` refuses.
 */
export function readFigures(reading: Reading, question: Question): Promise<ReadFigures> {
  const {
    database,
    referenceData,
    policy,
    doesReadRollups,
    doesHoldRollups,
    work = withoutYielding,
  } = reading;
  const version = currentVersionOf(database, work);
  return database.readAtVersion(async (transaction) => {
    const told = datasetsBehind(measuresNeeded(question));
    const { state, cacheVersion, hasRollups, salt } = await readState(transaction, told, {
      database,
      doesHoldRollups,
    });
    const plan = planAnswer(question, state.returned, referenceData);
    const ask = askInTurn(transaction, [nameDueReturns(referenceData.today)]);
    const selects = selectFromHeld(
      {
        select: selectBy(ask, policy, work),
        selectCells: selectCellsBy(ask, referenceData, work),
      },
      { ...reading, cacheVersion },
    );
    const from: From = {
      select: selects.select,
      selectCells: asSeenBy(policy, selects.selectCells),
      referenceData,
      policy,
      salt,
      hasRollups,
      doesReadRollups,
      work,
    };
    return { ...(await readPlan(plan, from, state)), cacheVersion };
  }, version);
}

/** Several questions with few groups, and what else to read with them. */
export interface Together<Beside> {
  readonly measures: readonly MeasureKey[];
  /** @param returned the returns received, in the snapshot */
  readonly toQuestions: (returned: State['returned']) => readonly Question[];
  /** Datasets whose returns are needed, in addition to those of the measures. */
  readonly datasets: readonly Dataset[];
  /**
   * Reads something else, in the same statement as the questions if it calls `ask` before it waits
   * for anything.
   */
  readonly readBeside: (ask: Ask) => Promise<Beside>;
  /** Questions that follow from the answers, on the same snapshot; none by default. */
  readonly toFurther?: (read: ReadTogether<Beside>) => Promise<readonly Question[]>;
}

/** The tables of several questions, in their order, and what was read with them. */
export interface ReadTogether<Beside> extends Pick<ReadFigures, 'cacheVersion'> {
  readonly figures: readonly Omit<ReadFigures, 'cacheVersion'>[];
  readonly beside: Beside;
}

/**
 * Reads several questions and something else from one snapshot: one statement for the state
 * (another if it changed), one for all the rest, and one for the follow-up questions, whose figures
 * come last.
 */
export function readFiguresTogether<Beside>(
  reading: Reading,
  {
    measures,
    toQuestions,
    datasets,
    readBeside,
    toFurther = () => Promise.resolve([]),
  }: Together<Beside>,
): Promise<ReadTogether<Beside>> {
  const {
    database,
    referenceData,
    policy,
    doesReadRollups,
    doesHoldRollups,
    work = withoutYielding,
  } = reading;
  const told = [...new Set([...datasetsBehind([...new Set(measures)]), ...datasets])];
  const version = currentVersionOf(database, work);
  return database.readAtVersion(async (transaction) => {
    const { state, cacheVersion, hasRollups, salt } = await readState(transaction, told, {
      database,
      doesHoldRollups,
    });
    const readAll = async <Other>(
      questions: readonly Question[],
      readOther: (ask: Ask) => Promise<Other>,
    ) => {
      const ask = askTogether(transaction, [nameDueReturns(referenceData.today)]);
      const selects = selectFromHeld(
        {
          select: selectTogether(selectBy(ask, policy, work), referenceData.places),
          selectCells: selectCellsBy(ask, referenceData, work),
        },
        { ...reading, cacheVersion },
      );
      const from: From = {
        select: selects.select,
        selectCells: asSeenBy(policy, selects.selectCells),
        referenceData,
        policy,
        salt,
        hasRollups,
        doesReadRollups,
        work,
      };
      const plans = questions.map((question) =>
        planAnswer(question, state.returned, referenceData),
      );
      const [beside, ...figures] = await Promise.all([
        readOther(ask),
        ...plans.map((plan) => readPlan(plan, from, state)),
      ]);
      return { figures, beside, cacheVersion };
    };
    const read = await readAll(toQuestions(state.returned), readBeside);
    const further = await toFurther(read);
    if (further.length === 0) return read;
    const { figures } = await readAll(further, () => Promise.resolve(null));
    return { ...read, figures: [...read.figures, ...figures] };
  }, version);
}

/** Reads the cells that partners see in place of a part. */
function asSeenBy(policy: Policy, selectCells: SelectCells): SelectCells {
  return async (wanted) => ({
    ...(await selectCells({ ...wanted, parts: partsSeenBy(policy, wanted.parts) })),
    parts: wanted.parts,
  });
}

async function readPlan(
  plan: Plan,
  from: From,
  state: State,
): Promise<Omit<ReadFigures, 'cacheVersion'>> {
  const tables = await forEach(readingsOf(plan), async ({ question, isWithTotals }) => {
    const sums = await readSums({ ...from, question }, state, isWithTotals);
    return [question, { ...sums, ...state }] as const;
  });
  return { plan, tables: new Map(tables) };
}
