import { type RefObject, use, useState } from 'react';

import { copyText } from '#lib/clipboard.js';
import { downloadCsv, saveFile, toCsv } from '#lib/csv.js';
import { writeFigureDocument } from '#lib/figure-document.js';
import { saveFigures } from '#lib/figure-file.js';
import { unreachable } from '#lib/no-answer.js';

import { ExplainContext } from './explain-context.js';
import type { FigureContent } from './figure-block.type.js';
import { MoreActionsContext } from './more-actions.js';
import { toTableCsvRows } from './table-csv.js';

export interface FigureToExport {
  /** A short, stable name that identifies the block in links and files. */
  readonly name: string;
  readonly subtitle: string;
  readonly content: Pick<FigureContent, 'table' | 'marking' | 'question'>;
}

/** One action for a figure. */
export interface FigureAction {
  readonly id: string;
  readonly label: string;
  readonly run: () => void;
}

/** The actions for a figure, in the order of its menu, and the result of the last one. */
export function useFigureActions(
  { name, content }: Omit<FigureToExport, 'subtitle'>,
  opener: RefObject<HTMLElement | null>,
): {
  readonly actions: readonly FigureAction[];
  readonly announcement: string;
  readonly tell: (sentence: string) => void;
} {
  const [announcement, setAnnouncement] = useState('');
  const explain = use(ExplainContext);
  const toMore = use(MoreActionsContext);
  const { question } = content;

  const copyLink = () => {
    const { origin, pathname, search } = window.location;
    copyText(`${origin}${pathname}${search}#${name}`).then(
      () => setAnnouncement('Link copied'),
      () => setAnnouncement('The link could not be copied. It is in the address bar.'),
    );
  };
  const saveTable = () => {
    downloadCsv(`${content.marking}-${name}`, toCsv(toTableCsvRows(content)));
    setAnnouncement('Table saved as CSV');
  };
  const save = (kind: 'csv' | 'xlsx', figures: NonNullable<typeof question>['figures']) => {
    setAnnouncement('Writing the file');
    void saveFigures(kind, figures, content.table.caption).then((outcome) =>
      setAnnouncement(
        outcome.ok ? `Saved as ${kind === 'csv' ? 'CSV' : 'Excel'}` : outcome.sentence,
      ),
    );
  };
  const savePicture = () => {
    setAnnouncement('Drawing the picture');
    drawBlock(name, `${content.marking}-${name}.png`).then(
      () => setAnnouncement('Saved as picture'),
      () =>
        setAnnouncement('The picture could not be drawn in this browser. Print the page instead.'),
    );
  };
  const copyQuery = (document: string) => {
    copyText(document).then(
      () => setAnnouncement('Query copied'),
      () => setAnnouncement('The query could not be copied: the browser does not allow it here.'),
    );
  };

  const more = toMore(name).map(({ run, ...action }) => ({
    ...action,
    run: () => void run().then(setAnnouncement, () => setAnnouncement(unreachable)),
  }));
  const ofPage = { id: 'csv', label: 'Save table as CSV', run: saveTable };
  const picture = { id: 'png', label: 'Save picture (PNG)', run: savePicture };
  const link = { id: 'link', label: 'Copy link', run: copyLink };
  if (question === undefined)
    return { announcement, tell: setAnnouncement, actions: [link, ofPage, picture, ...more] };
  const { figures, isFile, explains } = question;
  return {
    announcement,
    tell: setAnnouncement,
    actions: [
      link,
      isFile ? { id: 'csv', label: 'Save as CSV', run: () => save('csv', figures) } : ofPage,
      { id: 'xlsx', label: 'Save as Excel', run: () => save('xlsx', figures) },
      picture,
      {
        id: 'query',
        label: 'Copy GraphQL query',
        run: () => copyQuery(writeFigureDocument(figures)),
      },
      ...(explains === undefined || explain === null
        ? []
        : [
            {
              id: 'explain',
              label: 'Explain this number',
              run: () => explain(explains, opener.current),
            },
          ]),
      ...more,
    ],
  };
}

/** Draws the block with this name as a picture. The code is loaded only when needed. */
async function drawBlock(name: string, fileName: string): Promise<void> {
  const block = document.getElementById(name);
  if (block === null) throw new Error(`There is no block ${name}`);
  const { drawPicture } = await import('./picture/draw-picture.js');
  saveFile(fileName, await drawPicture(block));
}
