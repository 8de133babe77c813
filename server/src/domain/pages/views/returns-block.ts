import { datasets } from '#domain/lists.js';
import { dimensions } from '#domain/measures/dimensions.js';
import type { Block } from '#domain/pages/block/block.js';
import { emptyCell } from '#domain/pages/cells/cell.js';
import { timeShown } from '#domain/pages/cells/unrated.js';
import type { ReturnsDeclaration } from '#domain/pages/declared/declaration.js';
import type { AnswerSetting } from '#domain/pages/questions/answer-setting.js';

/** The missing returns, by agency. Null if all are in, and over time. */
export function answerReturns(
  block: ReturnsDeclaration,
  { page, returns, referenceData }: AnswerSetting,
): Block | null {
  const rows = referenceData.agencies.flatMap(({ id, code, name }) => {
    const owed = returns.missing.get(id);
    const words = owed?.map((dataset) => datasets[dataset]).join(', ');
    const cells = [{ ...emptyCell, text: words ?? '' }];
    return owed
      ? [{ key: code, kind: 'PART' as const, label: name, group: null, isMarked: false, cells }]
      : [];
  });
  if (rows.length === 0 || page.time !== null) return null;
  const lacking = [...returns.missing.values()].flat().length;
  const { about, id, name } = block;
  return {
    ...{ id, about },
    view: 'LIST',
    finding: { kind: 'NO_REAL_CHANGE', text: `${name}, ${lacking} of ${returns.due}` },
    because: null,
    summary: `${rows.map(({ label, cells: [cell] }) => `${label}: ${cell?.text ?? ''}`).join('. ')}.`,
    kpi: null,
    table: {
      rowHeading: dimensions.AGENCY.name,
      columns: [
        { measure: 'returnsOnTime', heading: name, drawing: 'NONE', scale: null, wanted: [] },
      ],
      rows,
    },
    question: { measures: ['returnsOnTime'], by: ['AGENCY'], ...timeShown(page), page },
  };
}
