import { useRef } from 'react';

import { PaperWidthContext } from '#charts/paper-width.js';
import { PrintButton } from '#ui/PrintButton.js';

import styles from './Print.module.css';
import type { PrintedPack } from './print-document.js';
import { toDocumentTitle, toEdges } from './print-words.js';
import { PrintActions } from './PrintActions.js';
import { PrintContents } from './PrintContents.js';
import { PrintCover } from './PrintCover.js';
import { PrintDefinitions } from './PrintDefinitions.js';
import { PrintProof } from './PrintProof.js';
import { PrintSection } from './PrintSection.js';
import { toSheetRules } from './sheet-rules.js';
import { useIsDrawn } from './use-is-drawn.js';
import { usePages } from './use-pages.js';
import { useSheetRules } from './use-sheet-rules.js';

interface PackSheetsProps {
  readonly pack: PrintedPack;
  readonly isMadeUp: boolean;
}

/** A pack on sheets of A4: its cover, its contents, its sections, and its proof. */
export function PackSheets({ pack, isMadeUp }: PackSheetsProps) {
  const edges = toEdges(pack, isMadeUp);
  useSheetRules(toSheetRules(edges));
  const sheets = useRef<HTMLElement>(null);
  const isDrawn = useIsDrawn(sheets);
  const pages = usePages();
  return (
    <div className={styles.desk}>
      <title>{toDocumentTitle(pack)}</title>
      <header className={styles.bar}>
        This is how the pack looks on paper. <PrintButton />
      </header>
      <PaperWidthContext value={paper}>
        <main
          className={styles.sheets}
          ref={sheets}
          data-pack-sheets={isDrawn ? (pages.size > 0 ? 'counted' : 'drawn') : 'waiting'}
        >
          <PrintCover pack={pack} isMadeUp={isMadeUp} />
          <PrintContents pack={pack} pages={pages} />
          {pack.contents.sections.map((section) => (
            <PrintSection
              key={section.key}
              section={section}
              quarter={pack.contents.quarterName}
              marking={edges.marking}
            />
          ))}
          {pack.actions.length === 0 ? null : <PrintActions actions={pack.actions} />}
          {pack.contents.definitions.length === 0 ? null : (
            <PrintDefinitions contents={pack.contents} />
          )}
          {pack.proof === null ? null : <PrintProof pack={pack} proof={pack.proof} />}
        </main>
      </PaperWidthContext>
    </div>
  );
}

/** A4 without side margins of 18 mm, in CSS pixels: less than a pixel is cut off. */
const paper = { whole: 657, half: 315 } as const;
