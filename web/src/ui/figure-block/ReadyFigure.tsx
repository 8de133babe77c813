import { useId } from 'react';
import { Tab, TabList, TabPanel, Tabs } from 'react-aria-components/Tabs';

import type { FigureContent } from './figure-block.type.js';
import styles from './FigureBlock.module.css';
import { FigureFoot } from './FigureFoot.js';
import { FigureMenu } from './FigureMenu.js';
import { FigureTable } from './FigureTable.js';

interface ReadyFigureProps {
  readonly name: string;
  readonly headingId: string;
  readonly subtitle: string;
  readonly content: FigureContent;
}

/** The block with its figure. Chart and table are both in the page, so that paper can carry both. */
export function ReadyFigure({ name, headingId, subtitle, content }: ReadyFigureProps) {
  const summaryId = useId();
  const { isTableEnough = false } = content;

  return (
    <Tabs className={styles.tabbed ?? ''} defaultSelectedKey={content.opensWithTable === true ? 'table' : 'chart'}>
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
          className={`${styles.panel} ${styles.tablePanel} ${isTableEnough ? styles.alone : content.isChartWhole ? styles.onScreenOnly : ''}`}
          id="table"
          data-picture="none"
          shouldForceMount
        >
          <FigureTable content={content.table} />
        </TabPanel>
      </div>
      <FigureFoot content={content} />
    </Tabs>
  );
}
