import { findInKpi, nameSubject } from '#domain/findings/kpi-finding.js';
import { joinWords } from '#domain/join-words.js';
import type { Measure } from '#domain/measures/measure.js';
import type { Block, BlockRow } from '#domain/pages/block/block.js';
import type { PageParams } from '#domain/pages/block/page-params.js';
import { formatPeriodKey, periodNames, toTimeDimension } from '#domain/pages/block/page-time.js';
import { emptyCell, isBroken, isQuarterMarked, toCell, usualOf } from '#domain/pages/cells/cell.js';
import { aboutShown, timeDrawn } from '#domain/pages/cells/unrated.js';
import { describeReason } from '#domain/pages/change/explained.js';
import type { ControlDeclaration } from '#domain/pages/declared/declaration.js';
import type { AnswerSetting } from '#domain/pages/questions/answer-setting.js';
import { headlinesOfWhole } from '#domain/pages/questions/block-headlines.js';
import { ownHeadings } from '#domain/pages/questions/own.js';
import { formatAim, targetHeading } from '#domain/targets/target.js';

/** The name of the viewer's own records in a title: "Our safeguarding referrals". */
function nameOurs({ inSentences: { words, isPlural } }: Measure) {
  const { words: name } = nameSubject({ words, isPlural });
  return {
    words: `Our ${/^[A-Z]{2}/u.test(name) ? name : `${name.charAt(0).toLowerCase()}${name.slice(1)}`}`,
    isPlural,
  };
}

/**
 * The viewer's own count by quarter, rated as if it alone were asked for, with the count of all
 * records in its table. Over time nothing is rated, and the viewer's own part is taken from the
 * figure of all records. Null if there is no such figure.
 */
export function answerOwnControl(block: ControlDeclaration, setting: AnswerSetting): Block | null {
  const { page, findKpi, referenceData } = setting;
  const [headline] = headlinesOfWhole(block, page);
  const all = headline ? findKpi('ASKED', headline) : null;
  const own = headline && page.time === null ? findKpi('OWN', headline) : null;
  if (!headline || !all || (page.time === null && !own)) return null;
  const { measure } = all;
  const shown = all.trend.filter(({ quarter }) => quarter <= all.quarter);
  const ownIn = new Map(
    own?.trend.map(({ quarter, figure, target }) => [quarter, { figure, target }] as const),
  );
  const rows = shown.toReversed().map(({ quarter, figure }): BlockRow => {
    const judged = ownIn.get(quarter);
    const value = own === null ? figure.own : (judged?.figure.value ?? null);
    const text =
      own === null
        ? figure.own === null
          ? figure.text
          : String(figure.own)
        : (judged?.figure.displayText ?? '');
    return {
      key: quarter,
      kind: 'PART',
      label: formatPeriodKey(page.time === null ? 'QUARTER' : toTimeDimension(page.time), quarter),
      group: null,
      isMarked: own !== null && isQuarterMarked(own, quarter),
      cells: [
        { ...emptyCell, text, value },
        { ...emptyCell, text: judged?.target ? formatAim(measure, judged.target.aim) : '' },
        { ...emptyCell, text: figure.displayText, value: figure.value },
      ],
    };
  });
  const time = timeDrawn(page, { first: shown[0]?.quarter ?? page.asked.quarter, referenceData });
  const column = (heading: string) => ({
    measure: headline.measure,
    heading,
    drawing: 'NONE' as const,
    scale: null,
    wanted: [],
  });
  return {
    id: block.id,
    view: own === null ? 'SERIES' : block.view,
    finding:
      own === null
        ? { kind: 'NOT_JUDGED', text: `Ours: ${all.figure.own ?? all.figure.text}` }
        : findInKpi(own, null, { subject: nameOurs(measure) }),
    about: describeWhose(aboutShown(block, page), page),
    because: own === null ? null : describeReason(headline, setting, 'OWN').sentence,
    summary: own === null ? describeRows(rows) : describeSentence(own),
    kpi: own,
    table: {
      rowHeading: periodNames[page.time?.step ?? 'QUARTER'],
      columns: [column(ownHeadings.OWN), column(targetHeading), column(ownHeadings.ALL)],
      rows,
    },
    question: { measures: [headline.measure], ...time, by: [time.by], page },
  };
}

/** "Referrals by quarter, from Oxfordshire County Council". */
function describeWhose(about: string, { own }: Pick<PageParams, 'own'>): string {
  return `${about}, from ${joinWords(own.map(({ name }) => name))}`;
}

function describeRows(rows: readonly BlockRow[]): string {
  return `${rows.map(({ label, cells }) => `${label}: ${cells[0]?.text ?? ''} of ours, ${cells[2]?.text ?? ''} in all`).join('. ')}.`;
}

function describeSentence(own: NonNullable<Block['kpi']>): string {
  if (usualOf(own) === null) return own.sentence;
  const range = toCell(
    own,
    { shows: 'USUAL_RANGE', drawing: 'NONE' },
    { commonTarget: null, isAmongMany: false, like: null },
  ).text;
  return `${own.sentence} The usual range ${isBroken(own) ? 'was' : 'is'} ${range}.`;
}
