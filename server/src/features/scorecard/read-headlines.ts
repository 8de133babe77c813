import { createHash } from 'node:crypto';

import { measuresNeeded } from '#domain/figures/question.js';
import type { World } from '#domain/figures/world.js';
import { measureOf } from '#domain/measures/catalogue.js';
import { type CardAnswers, type ReadAnswer, stateOf } from '#domain/scorecard/answers.js';
import { askHeadlines, type CardAsked, type CardQuestion } from '#domain/scorecard/ask-headlines.js';
import { countRun } from '#domain/scorecard/card.js';
import type { Headline } from '#domain/scorecard/headline.js';
import { askedOf } from '#domain/scorecard/headline-parts.js';
import type { JudgeSetting } from '#domain/scorecard/judge-headlines.js';
import { trendQuarters } from '#domain/scorecard/quarters.js';
import { datasetsUnder } from '#domain/scorecard/returns-owed.js';
import { discloseTables } from '#features/figures/disclosed-tables.reader.js';
import { type ReadFigures, readFiguresTogether } from '#features/figures/figures.reader.js';
import { toPeriod } from '#features/periods/period.type.js';
import { readTargets } from '#features/targets/target.reader.js';
import type { Context } from '#graphql/context.js';

import { describeAsked } from './kpi.type.js';

/** What headlines are judged from, and by. */
export interface ReadHeadlines extends JudgeSetting {
  readonly headlines: readonly Headline[];
  readonly answers: CardAnswers;
  /** What the snapshot holds: see `readStanding`. */
  readonly standing: string;
}

/** Headlines that are asked for the same. */
export interface HeadlineGroup {
  readonly headlines: readonly Headline[];
  readonly asked: CardAsked;
}

/** Reads what headlines are judged from and by, all from one snapshot: two statements, however many headlines there are. */
export async function readHeadlines(group: HeadlineGroup, context: Context): Promise<ReadHeadlines> {
  const [read] = await readHeadlineGroups([group], context);
  if (!read) throw new Error('One group of headlines was asked and none was read');
  return read;
}

/** Reads several groups of headlines, in their order, all from one snapshot and in the same two statements. */
export async function readHeadlineGroups(groups: readonly HeadlineGroup[], context: Context): Promise<readonly ReadHeadlines[]> {
  const { world } = context;
  const questions = groups.map(({ headlines, asked }) => [...askHeadlines(headlines, asked, world)]);
  const all = questions.flat().map(([, question]) => question);
  const {
    figures,
    beside: targets,
    standing,
  } = await readFiguresTogether(context, {
    measures: all.flatMap(measuresNeeded),
    toQuestions: () => all,
    datasets: groups.flatMap(({ headlines }) => headlines.flatMap(({ measure }) => datasetsUnder(measureOf(measure)))),
    readBeside: (ask) => readTargets(ask, toTargetsAsked(groups, world)),
  });
  const reads: ReadHeadlines[] = [];
  let count = 0;
  for (const [index, group] of groups.entries()) {
    const answers = new Map<CardQuestion, ReadAnswer>();
    for (const [name] of questions[index] ?? []) {
      answers.set(name, await discloseAll(figures[count], context));
      count += 1;
    }
    reads.push({ ...group, answers, targets, world, standing });
  }
  return reads;
}

/** Targets of all that is asked, and of each part that it is told apart into. */
function toTargetsAsked(groups: readonly HeadlineGroup[], world: World) {
  const held = groups.flatMap(({ headlines, asked }) => headlines.map(({ part }) => askedOf(part, asked, world)));
  const of = new Map(
    held.map(({ area, agency }) => {
      const holder = { areaCode: area.kind === 'FORCE' ? null : area.code, agencyId: agency?.id ?? null };
      return [JSON.stringify(holder), holder] as const;
    }),
  );
  const quarters = new Set(groups.flatMap(({ asked }) => trendQuarters(asked.quarter, world)));
  return { quarters: [...quarters], of: [...of.values()] };
}

async function discloseAll(read: Omit<ReadFigures, 'standing'> | undefined, context: Context): Promise<ReadAnswer> {
  if (!read) throw new Error('A question about headlines was not read');
  return { plan: read.plan, tables: await discloseTables(read.tables, context) };
}

/** The question about headlines, all but its headlines, as it makes an answer another than others are. */
export function namedIn({ quarter, area, agency, agencyKind, crimeType }: CardAsked) {
  return [quarter, area.code, agency?.code ?? null, agencyKind, crimeType];
}

/** What a scorecard and a KPI say of themselves, the figures apart and when they were read. */
export function describeRead({ headlines, answers, targets, asked, world }: ReadHeadlines, { policy }: Context) {
  const { quarter } = asked;
  const { dataVersion, breaks } = stateOf(answers);
  const question = [headlines.map(({ name, part }) => [name, part?.key]), ...namedIn(asked)];
  return {
    id: toId([question, dataVersion, policy, world.today, targets, breaks]),
    period: toPeriod(quarter, world),
    ...countRun(quarter, world.today),
    ...describeAsked(asked),
    dataVersion,
  };
}

function toId(parts: unknown): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('base64url').slice(0, 22);
}
