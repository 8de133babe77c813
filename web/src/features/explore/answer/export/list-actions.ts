import { copyText } from '#lib/clipboard.js';
import { saveFile } from '#lib/csv.js';
import { saveFigures } from '#lib/figure-file.js';
import { formatNumber } from '#lib/format.js';
import type { FigureAction } from '#ui/figure-block/use-figure-actions.js';

import { toFileName, writeAnswerJson, writeTableCsv } from './answer-files.js';
import { type QuestionToCopy, writeCurl, writePowerQuery, writePython, writeR } from './copy-as.js';
import type { AnswerToExport } from './export.type.js';
import { toFigureQuestion } from './figure-question.js';

/** The maximum number of groups in a file. */
const most = 10_000;

/**
 * The ways to export an answer and its question, in the order of the menu.
 * @param tell called with the outcome
 */
export function listActions(
  answer: AnswerToExport,
  tell: (words: string) => void,
): readonly FigureAction[] {
  const { run, shape, words } = answer;
  const question: QuestionToCopy = {
    origin: window.location.origin,
    ...run.asked,
    operationName: run.operationName,
  };
  const figures = shape === null ? null : toFigureQuestion(shape);
  const name = toFileName(answer);

  const save = (kind: 'csv' | 'xlsx', first: number | null) => {
    if (figures === null) return;
    tell('Writing the file');
    void saveFigures(kind, first === null ? figures : { ...figures, first }, words.subtitle).then(
      (outcome) =>
        tell(outcome.ok ? `Saved as ${kind === 'csv' ? 'CSV' : 'Excel'}` : outcome.sentence),
    );
  };
  const saveText = (content: string, ending: 'csv' | 'json') => {
    saveFile(
      `${name}.${ending}`,
      new Blob([content], {
        type: ending === 'csv' ? 'text/csv;charset=utf-8' : 'application/json',
      }),
    );
    tell(`Saved as ${ending.toUpperCase()}`);
  };
  const savePicture = () => {
    const drawn = answer.findPicture?.() ?? null;
    if (drawn === null) return;
    tell('Drawing the picture');
    import('#ui/figure-block/picture/draw-picture.js')
      .then(async ({ drawPicture }) => saveFile(`${name}.png`, await drawPicture(drawn)))
      .then(
        () => tell('Saved as picture'),
        () => tell('The picture could not be drawn in this browser. Print the page instead.'),
      );
  };
  const copy = (what: string, text: string) => {
    copyText(text).then(
      () => tell(`${what} copied`),
      () => tell('It could not be copied: the browser does not allow it here.'),
    );
  };

  const isCut = shape?.completeness === 'CUT' && figures !== null;
  const groups = shape?.groupCount ?? null;
  const files: readonly FigureAction[] =
    figures === null
      ? shape === null
        ? []
        : [
            {
              id: 'csv',
              label: 'Save as CSV',
              run: () => saveText(writeTableCsv({ ...answer, shape }), 'csv'),
            },
          ]
      : [
          {
            id: 'csv',
            label: isCut ? 'Save as CSV, as listed' : 'Save as CSV',
            run: () => save('csv', null),
          },
          {
            id: 'xlsx',
            label: isCut ? 'Save as Excel, as listed' : 'Save as Excel',
            run: () => save('xlsx', null),
          },
        ];
  const whole: readonly FigureAction[] = isCut
    ? [
        {
          id: 'whole',
          label:
            groups === null || groups > most
              ? `Save the first ${formatNumber(most)} groups as CSV`
              : `Save all ${formatNumber(groups)} groups as CSV`,
          run: () => save('csv', most),
        },
      ]
    : [];
  // Proxies store addresses, and a reason must not be stored there.
  const isOfRecords = 'reason' in (shape?.args ?? {});

  return [
    ...files,
    ...whole,
    { id: 'json', label: 'Save as JSON', run: () => saveText(writeAnswerJson(answer), 'json') },
    ...(answer.findPicture === null
      ? []
      : [{ id: 'png', label: 'Save picture (PNG)', run: savePicture }]),
    { id: 'curl', label: 'Copy as curl', run: () => copy('curl command', writeCurl(question)) },
    { id: 'python', label: 'Copy as Python', run: () => copy('Python', writePython(question)) },
    { id: 'r', label: 'Copy as R', run: () => copy('R', writeR(question)) },
    ...(isOfRecords
      ? []
      : [
          {
            id: 'power-query',
            label: 'Copy as Power Query',
            run: () => copy('Power Query', writePowerQuery(question, figures)),
          },
        ]),
  ];
}
