import { useId, useState } from 'react';
import { type Key, Tab, TabList, TabPanel, Tabs } from 'react-aria-components/Tabs';

import { OnPaper } from '#ui/OnPaper.js';

import type { FigureContent } from './figure-block.type.js';
import styles from './FigureBlock.module.css';
import { FigureFoot } from './FigureFoot.js';
import { FigureMenu } from './FigureMenu.js';
import { FigureTable } from './FigureTable.js';
import { NearTable } from './NearTable.js';

interface ReadyFigureProps {
  readonly name: string;
  readonly headingId: string;
  readonly subtitle: string;
  readonly content: FigureContent;
}

/** The block with its figure. Paper carries its table beside its chart, or alone, where the chart does not say all of it. */
export function ReadyFigure({ name, headingId, subtitle, content }: ReadyFigureProps) {
  const summaryId = useId();
  const { isTableEnough = false, opensWithTable = false } = content;
  // Null until somebody turns: whoever does is near.
  const [turnedTo, setTurnedTo] = useState<Key | null>(null);
  const tab = turnedTo ?? (opensWithTable ? 'table' : 'chart');
  const isTableOnPaper = isTableEnough || !content.isChartWhole;

  return (
    <Tabs className={styles.tabbed ?? ''} selectedKey={tab} onSelectionChange={(key) => (key === tab ? undefined : setTurnedTo(key))}>
      <header className={styles.head}>
        <div>
          <h2 id={headingId}>{content.message}</h2>
          <p>{subtitle}</p>
        </div>
        <div className={styles.tools} data-picture="none">
          {content.tools ?? null}
          <TabList className={styles.tabs ?? ''} aria-label={`${subtitle}: chart or table`}>
            <Tab className={styles.tab ?? ''} id="chart">
              Chart
            </Tab>
            <Tab className={styles.tab ?? ''} id="table">
              Table
            </Tab>
          </TabList>
          <FigureMenu name={name} subtitle={subtitle} content={content} />
        </div>
      </header>
      <div className={styles.body}>
        <TabPanel className={isTableEnough ? `${styles.panel} ${styles.onScreenOnly}` : (styles.panel ?? '')} id="chart" shouldForceMount>
          <div role={content.isChartOperable === true ? 'group' : 'img'} aria-labelledby={summaryId}>
            {content.chart}
          </div>
          <p className={styles.summary} id={summaryId}>
            {content.summary}
          </p>
        </TabPanel>
        <TabPanel
          className={`${styles.panel} ${styles.tablePanel} ${isTableEnough ? styles.alone : isTableOnPaper ? '' : styles.onScreenOnly}`}
          id="table"
          data-picture="none"
        >
          {opensWithTable && turnedTo === null ? <NearTable content={content.table} /> : <FigureTable content={content.table} />}
        </TabPanel>
        {isTableOnPaper && tab !== 'table' ? (
          <OnPaper>
            <div className={isTableEnough ? `${styles.onPaperOnly} ${styles.alone}` : styles.onPaperOnly} data-picture="none">
              <FigureTable content={content.table} />
            </div>
          </OnPaper>
        ) : null}
      </div>
      <FigureFoot content={content} />
    </Tabs>
  );
}
