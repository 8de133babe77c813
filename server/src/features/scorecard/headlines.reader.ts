import type { DisclosedTable } from '#domain/disclosure/disclose.js';
import type { Dataset } from '#domain/lists.js';
import { type MeasureKey, measureOf } from '#domain/measures/catalogue.js';
import { datasetsUnder } from '#domain/measures/datasets-under.js';
import type { Question } from '#domain/question/question.js';
import type { ReferenceData } from '#domain/reference-data.js';
import type { CardAnswers, ReadAnswer } from '#domain/scorecard/answers.js';
import {
  askHeadlines,
  type CardQuestion,
  companionOf,
  type HeadlineGroup,
} from '#domain/scorecard/ask-headlines.js';
import type { Headline } from '#domain/scorecard/headline.js';
import { askedOf } from '#domain/scorecard/headline-parts.js';
import type { JudgeSetting } from '#domain/scorecard/judge-headlines.js';
import { trendQuarters } from '#domain/scorecard/quarters.js';
import { discloseTables } from '#features/figures/disclosed-tables.reader.js';
import {
  type ReadFigures,
  readFiguresTogether,
  type Reading,
  type ReadTogether,
} from '#features/figures/figures.reader.js';
import { readTargets } from '#features/targets/target.reader.js';
import type { Work } from '#platform/fair-share/time-slices.js';

interface HeadlineReading extends Reading {
  readonly work: Work;
}

/** The data that headlines are rated from, and the targets. */
export interface ReadHeadlines extends JudgeSetting {
  readonly headlines: readonly Headline[];
  readonly answers: CardAnswers;
  /** The version of the snapshot: see `readCacheVersion`. */
  readonly cacheVersion: string;
}

/** Returns received, by dataset. */
type Returned = DisclosedTable['returned'];

/**
 * Reads everything needed to rate headlines, all from one snapshot: two statements for any number
 * of headlines.
 */
export async function readHeadlines(
  group: HeadlineGroup,
  reading: HeadlineReading,
): Promise<ReadHeadlines> {
  const measures = [...new Set(group.headlines.map(({ measure }) => measure))];
  const [read] = await readHeadlineGroups({ measures, toGroups: () => [group] }, reading);
  if (!read) throw new Error('One group of headlines was requested, but none was read');
  return read;
}

/** Groups of headlines that depend on which returns were received. */
interface GroupParams<Group extends HeadlineGroup> {
  readonly measures: readonly MeasureKey[];
  /** Further datasets whose returns are needed. */
  readonly datasets?: readonly Dataset[];
  /** @param returned the returns received, in the snapshot */
  readonly toGroups: (returned: Returned) => readonly Group[];
  /** Headlines in each group, in order, whose changes are to be explained; none by default. */
  readonly findExplained?: (
    read: readonly (Group & ReadHeadlines)[],
  ) => Promise<readonly (readonly Headline[])[]>;
}

/**
 * Reads several groups of headlines, in order, all from one snapshot and in the same two
 * statements; a third explains what changed.
 */
export async function readHeadlineGroups<Group extends HeadlineGroup>(
  { measures, datasets = [], toGroups, findExplained }: GroupParams<Group>,
  reading: HeadlineReading,
): Promise<readonly (Group & ReadHeadlines)[]> {
  const { referenceData } = reading;
  let groups: readonly Group[] = [];
  let questions: readonly GroupQuestions[] = [];
  let further: readonly GroupQuestions[] = [];
  const reads: (Group & ReadHeadlines)[] = [];
  const toReads = async ({
    figures,
    beside: targets,
    cacheVersion,
  }: ReadTogether<ReadHeadlines['targets']>) => {
    const answers = await answerEach(questions, figures, reading);
    return groups.map((group, index) => ({
      ...group,
      answers: answers[index] ?? new Map(),
      targets,
      referenceData,
      cacheVersion,
    }));
  };
  const read = await readFiguresTogether<ReadHeadlines['targets']>(reading, {
    measures: measures.flatMap((measure) => [measure, companionOf(measure) ?? measure]),
    datasets: [...datasets, ...measures.flatMap((measure) => datasetsUnder(measureOf(measure)))],
    toQuestions: (returned) => {
      groups = toGroups(returned);
      questions = groups.map((group) => [...askHeadlines(group, referenceData)]);
      return toQuestions(questions);
    },
    readBeside: (ask) => readTargets(ask, toTargetsAsked(groups, referenceData)),
    ...(findExplained && {
      toFurther: async (first) => {
        reads.push(...(await toReads(first)));
        const explained = await findExplained(reads);
        further = groups.map(({ asked }, index) => [
          ...askHeadlines(
            { headlines: [], asked, explained: explained[index] ?? [] },
            referenceData,
          ),
        ]);
        return toQuestions(further);
      },
    }),
  });
  const splits = await answerEach(
    further,
    read.figures.slice(toQuestions(questions).length),
    reading,
  );
  return (reads.length > 0 ? reads : await toReads(read)).map((group, index) => ({
    ...group,
    answers: new Map([...group.answers, ...(splits[index] ?? [])]),
  }));
}

function toQuestions(asked: readonly GroupQuestions[]): readonly Question[] {
  return asked.flatMap((ofGroup) => ofGroup.map(([, question]) => question));
}

type GroupQuestions = readonly (readonly [CardQuestion, Question])[];

/** Applies disclosure to the questions of each group, in order. */
async function answerEach(
  questions: readonly GroupQuestions[],
  figures: readonly Omit<ReadFigures, 'cacheVersion'>[],
  reading: HeadlineReading,
): Promise<readonly CardAnswers[]> {
  const all: CardAnswers[] = [];
  let count = 0;
  for (const ofGroup of questions) {
    const answers = new Map<CardQuestion, ReadAnswer>();
    for (const [name] of ofGroup) {
      answers.set(name, await discloseAll(figures[count], reading));
      count += 1;
    }
    all.push(answers);
  }
  return all;
}

/**
 * Which targets to read: for the quarters of the trends, and for the area and agency of each
 * headline.
 */
function toTargetsAsked(groups: readonly HeadlineGroup[], referenceData: ReferenceData) {
  const held = groups.flatMap(({ headlines, asked }) =>
    headlines.map(({ part }) => askedOf(part, asked, referenceData)),
  );
  const of = new Map(
    held.map(({ area, agency }) => {
      const holder = {
        areaCode: area.kind === 'FORCE' ? null : area.code,
        agencyId: agency?.id ?? null,
      };
      return [JSON.stringify(holder), holder] as const;
    }),
  );
  const quarters = new Set(
    groups.flatMap(({ asked }) => trendQuarters(asked.quarter, referenceData)),
  );
  return { quarters: [...quarters], of: [...of.values()] };
}

async function discloseAll(
  read: Omit<ReadFigures, 'cacheVersion'> | undefined,
  reading: HeadlineReading,
): Promise<ReadAnswer> {
  if (!read) throw new Error('A question about headlines was not read');
  return { plan: read.plan, tables: await discloseTables(read.tables, reading) };
}
