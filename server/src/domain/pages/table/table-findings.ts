import { joinClauses } from '#domain/findings/clauses.js';
import { describeExplanation } from '#domain/findings/describe-explanation.js';
import { type Finding, orderFindings } from '#domain/findings/finding.js';
import { findInKpi } from '#domain/findings/kpi-finding.js';
import { joinWords } from '#domain/join-words.js';
import { labelPart } from '#domain/pages/cells/part-label.js';
import { explainHeadline } from '#domain/pages/change/explained.js';
import type { TableDeclaration } from '#domain/pages/declared/declaration.js';
import type { AnswerSetting } from '#domain/pages/questions/answer-setting.js';
import { findLikeKpi } from '#domain/pages/questions/like-with-like.js';
import type { ReferenceData } from '#domain/reference-data.js';
import type { JudgedKpi } from '#domain/scorecard/judge-headlines.js';
import { capitalise } from '#domain/scorecard/kpi-sentence.js';

import { headlineOf, type Line } from './table-lines.js';

/** The maximum number of words in a reason. */
const MAX_WORDS = 30;

/** What explains the lines with a finding, the worst first; null if nothing does. */
export function describeReasons(lines: readonly Line[], setting: AnswerSetting): string | null {
  if (setting.page.time !== null) return null;
  const told = orderFindings(
    lines.map((line) => ({
      line,
      kind: findInKpi(line.first, findLikeKpi(setting.findKpi, headlineOf(line.first))).kind,
    })),
  );
  const reasons = told.flatMap(({ line: { first } }) => {
    const explained = explainHeadline(headlineOf(first), setting);
    if (explained?.explanation.kind !== 'PART') return [];
    return `${labelPart(first, setting.referenceData)}: ${describeExplanation(explained, { measure: first.measure, referenceData: setting.referenceData })}`;
  });
  const [first, ...others] = reasons;
  if (first === undefined) return null;
  return others.reduce(
    (all, each) => (countWords(`${all} ${each}`) > MAX_WORDS ? all : `${all} ${each}`),
    first,
  );
}

function countWords(text: string): number {
  return text.split(/\s+/u).length;
}

interface LineFinders {
  readonly findLike: (line: Line) => JudgedKpi | null;
  readonly findForce: (line: Line) => JudgedKpi | null;
  readonly referenceData: ReferenceData;
}

/** The finding of each line, with lines of the same finding together. The subject is named once. */
export function findInLines(
  lines: readonly Line[],
  { noun }: TableDeclaration,
  { findLike, findForce, referenceData }: LineFinders,
): Finding {
  const tell = (some: readonly Line[], isFirst: boolean) => {
    const names =
      some.length === lines.length
        ? ''
        : joinWords(some.map(({ first }) => labelPart(first, referenceData)));
    const words = [names, isFirst || names === '' ? noun : '']
      .filter((word) => word !== '')
      .join(' ');
    const [line] = some;
    return line
      ? [
          findInKpi(line.first, findLike(line), {
            ...{ subject: { words: capitalise(words), isPlural: true }, isShort: !isFirst },
            force: findForce(line),
          }),
        ]
      : [];
  };
  const alike = new Map<string, Line[]>();
  for (const line of lines) {
    const { kind, text } = findInKpi(line.first, findLike(line), {
      ...{ subject: { words: '', isPlural: true }, isShort: true },
      force: findForce(line),
    });
    const same = kind === 'NO_REAL_CHANGE' ? kind : `${kind} ${text}`;
    alike.set(same, [...(alike.get(same) ?? []), line]);
  }
  const groups = [...alike.values()].flatMap((some) =>
    tell(some, true).map(({ kind }) => ({ kind, some })),
  );
  const told = orderFindings(groups).filter(({ kind }) => kind !== 'NO_REAL_CHANGE');
  const [worst] = told;
  if (worst === undefined) return { kind: 'NO_REAL_CHANGE', text: `No real change in ${noun}` };
  return {
    kind: worst.kind,
    text: joinClauses(
      told.flatMap(({ some }, index) => tell(some, index === 0).map(({ text }) => text)),
    ),
  };
}
